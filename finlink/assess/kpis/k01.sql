-- K1 counts investigations by their own opening date; K1b cases that got their first one in the period.
-- An investigation whose case is not in the register was opened all the same: it counts, in the group "unknown".
WITH opened AS (
    SELECT investigation_id, case_id, opened FROM coverage
    UNION ALL
    SELECT i.investigation_id, CAST(NULL AS VARCHAR) AS case_id, i.opened
    FROM investigations AS i
    LEFT JOIN cases AS c ON c.case_id = i.case_id
    WHERE c.case_id IS NULL
), events AS (
    SELECT c.investigation_id, c.case_id, c.opened,
        CASE
            WHEN p.by_what = '' THEN 'all'
            WHEN p.by_what = 'month' THEN strftime(c.opened, '%Y-%m')
            WHEN p.by_what = 'quarter'
                THEN CAST(year(c.opened) AS VARCHAR) || '-Q' || CAST(quarter(c.opened) AS VARCHAR)
            WHEN p.by_what = 'year' THEN CAST(year(c.opened) AS VARCHAR)
            ELSE coalesce(g.grp, 'unknown')
        END AS grp,
        min(c.opened) OVER (PARTITION BY c.case_id) AS first_opened
    FROM opened AS c
    CROSS JOIN kpi_params AS p
    LEFT JOIN kpi_groups AS g ON g.case_id = c.case_id AND g.grp <> 'all'
    WHERE c.opened <= p.as_of
), counted AS (
    SELECT e.investigation_id, e.case_id, e.grp, CASE WHEN e.case_id IS NOT NULL AND e.opened = e.first_opened THEN 1 ELSE 0 END AS is_first
    FROM events AS e
    CROSS JOIN kpi_params AS p
    WHERE (p.from_date IS NULL OR e.opened >= p.from_date) AND (p.to_date IS NULL OR e.opened <= p.to_date)
), grouped AS (
    SELECT investigation_id, case_id, grp, is_first FROM counted
    UNION ALL
    SELECT n.investigation_id, n.case_id, 'all' AS grp, n.is_first
    FROM counted AS n
    CROSS JOIN kpi_params AS p
    WHERE p.by_what <> ''
)
SELECT 'K1' AS kpi, grp, CAST(count(DISTINCT investigation_id) AS DECIMAL(38, 2)) AS numerator,
    CAST(NULL AS DECIMAL(38, 2)) AS denominator, CAST(count(DISTINCT investigation_id) AS DECIMAL(38, 4)) AS value,
    '' AS excluded
FROM grouped
GROUP BY grp
UNION ALL
SELECT 'K1b' AS kpi, grp, CAST(count(DISTINCT CASE WHEN is_first = 1 THEN case_id END) AS DECIMAL(38, 2)),
    CAST(NULL AS DECIMAL(38, 2)), CAST(count(DISTINCT CASE WHEN is_first = 1 THEN case_id END) AS DECIMAL(38, 4)), ''
FROM grouped
GROUP BY grp
