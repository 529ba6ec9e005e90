-- K4 days from registration to the first investigation (negative: it came first): median, and K4p90, by linear
-- interpolation between the two days around the place (cases - 1) * tenths / 10, counted in tenths to stay exact.
WITH delays AS (
    SELECT grp, date_diff('day', opened, first_opened) AS days
    FROM kpi_cases
    WHERE eligible = 1 AND impossible_dates = 0 AND opened IS NOT NULL AND first_opened IS NOT NULL
), ranked AS (
    SELECT grp, days, 10 * (row_number() OVER (PARTITION BY grp ORDER BY days) - 1) AS place,
        count(*) OVER (PARTITION BY grp) - 1 AS last_one
    FROM delays
), wanted AS (
    SELECT 'K4' AS kpi, 5 AS tenths
    UNION ALL
    SELECT 'K4p90', 9
), parts AS (
    SELECT w.kpi, r.grp, r.days, r.place - w.tenths * r.last_one + (w.tenths * r.last_one) % 10 AS beyond,
        (w.tenths * r.last_one) % 10 AS part
    FROM ranked AS r
    CROSS JOIN wanted AS w
), excluded AS (
    SELECT grp, CAST(sum(CASE WHEN impossible_dates = 1 THEN 1 ELSE 0 END) AS VARCHAR)
        || ' with impossible dates (G22)' AS excluded
    FROM kpi_cases
    WHERE eligible = 1 AND first_opened IS NOT NULL
    GROUP BY grp
)
SELECT p.kpi, p.grp, CAST(NULL AS DECIMAL(38, 2)) AS numerator, CAST(count(*) AS DECIMAL(38, 2)) AS denominator,
    CAST(
        CAST(sum(CASE p.beyond WHEN 0 THEN p.days * (10 - p.part) WHEN 10 THEN p.days * p.part ELSE 0 END) AS DECIMAL(30, 0))
        * 0.1 AS DECIMAL(38, 4)
    ) AS value,
    min(e.excluded) AS excluded
FROM parts AS p
JOIN excluded AS e ON e.grp = p.grp
GROUP BY p.kpi, p.grp
