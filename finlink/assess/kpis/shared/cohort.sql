-- The cases registered in the period, each with the group it counts in.
SELECT c.*, coalesce(d.grp, g.grp, p.elsewhere) AS grp
FROM base_cases AS c
CROSS JOIN kpi_params AS p
LEFT JOIN kpi_days AS d ON d.day = c.opened
LEFT JOIN kpi_places AS g ON g.case_id = c.case_id
WHERE p.bounded = 0 OR d.in_period = 1
