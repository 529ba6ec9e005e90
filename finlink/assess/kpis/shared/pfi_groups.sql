-- Which groups each investigation touches: every one once, and "all" once; by time only "all", its day gives the other.
SELECT p.investigation_id, coalesce(g.grp, q.elsewhere) AS grp
FROM base_pfi_cases AS p
CROSS JOIN kpi_params AS q
LEFT JOIN kpi_places AS g ON g.case_id = p.case_id
WHERE q.by_time = 0
UNION
SELECT investigation_id, 'all' AS grp FROM base_pfis
