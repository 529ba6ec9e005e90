-- The investigations closed in the period, once in each group and once in "all". Without a period, those closed on an
-- unknown day too.
WITH counted AS (
    SELECT i.*, CASE WHEN p.by_time = 1 THEN coalesce(d.grp, 'unknown') END AS time_grp
    FROM base_pfis AS i
    CROSS JOIN kpi_params AS p
    LEFT JOIN kpi_days AS d ON d.day = i.closed
    WHERE i.is_open = 0 AND ((i.closed IS NULL AND p.bounded = 0) OR (d.in_period = 1 AND d.past = 1))
)
SELECT c.*, g.grp
FROM counted AS c
JOIN kpi_pfi_groups AS g ON g.investigation_id = c.investigation_id
UNION ALL
SELECT c.*, c.time_grp AS grp
FROM counted AS c
WHERE c.time_grp IS NOT NULL
