-- K3 timely opening: of the eligible cases older than the limit, those whose first investigation opened within it.
SELECT 'K3' AS kpi, grp, CAST(sum(timely) AS DECIMAL(38, 2)) AS numerator, CAST(count(*) AS DECIMAL(38, 2)) AS denominator,
    CAST(sum(timely) / nullif(count(*), 0) AS DECIMAL(38, 4)) AS value,
    'cases not older than the limit' AS excluded
FROM (
    SELECT grp,
        CASE WHEN date_diff('day', opened, first_opened) <= timely_days THEN 1 ELSE 0 END AS timely
    FROM kpi_cases
    WHERE eligible = 1 AND age_days > timely_days
) AS old_enough
GROUP BY grp
