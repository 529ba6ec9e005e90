-- K4 the cases with a first investigation whose delay cannot be counted.
SELECT grp, sum(impossible_dates) AS impossible, sum(CASE WHEN impossible_dates = 0 AND delay_days IS NULL THEN 1 ELSE 0 END) AS no_date
FROM kpi_cohort
WHERE eligible = 1 AND covered = 1
GROUP BY grp
