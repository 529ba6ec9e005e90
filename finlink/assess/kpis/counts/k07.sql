-- K7 of the open investigations those without a step for longer than the limit.
SELECT grp, sum(CASE WHEN no_step = 0 THEN stalled ELSE 0 END) AS stalled, sum(1 - no_step) AS still_open, sum(no_step) AS no_step
FROM kpi_pfis_opened
WHERE is_open = 1
GROUP BY grp
