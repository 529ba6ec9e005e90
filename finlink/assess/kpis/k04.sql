-- K4 days from registration to the first investigation (negative: it came first): median, and K4p90.
WITH delays AS (
    SELECT grp, date_diff('day', opened, first_opened) AS days
    FROM kpi_cases
    WHERE eligible = 1 AND impossible_dates = 0 AND opened IS NOT NULL AND first_opened IS NOT NULL
), excluded AS (
    SELECT grp, CAST(sum(CASE WHEN impossible_dates = 1 THEN 1 ELSE 0 END) AS VARCHAR)
        || ' with impossible dates (G22)' AS excluded
    FROM kpi_cases
    WHERE eligible = 1 AND first_opened IS NOT NULL
    GROUP BY grp
)
SELECT 'K4' AS kpi, d.grp, CAST(NULL AS DECIMAL(38, 2)) AS numerator, CAST(count(*) AS DECIMAL(38, 2)) AS denominator,
    CAST(quantile_cont(d.days, 0.5) AS DECIMAL(38, 4)) AS value, min(e.excluded) AS excluded
FROM delays AS d
JOIN excluded AS e ON e.grp = d.grp
GROUP BY d.grp
UNION ALL
SELECT 'K4p90', d.grp, CAST(NULL AS DECIMAL(38, 2)), CAST(count(*) AS DECIMAL(38, 2)),
    CAST(quantile_cont(d.days, 0.9) AS DECIMAL(38, 4)), min(e.excluded)
FROM delays AS d
JOIN excluded AS e ON e.grp = d.grp
GROUP BY d.grp
