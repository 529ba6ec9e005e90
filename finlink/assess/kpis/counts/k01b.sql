-- K1b cases whose first investigation opened in the period, by that day or by the place of the case.
SELECT coalesce(d.grp, g.grp) AS grp, count(*) AS cases
FROM base_cases AS c
JOIN kpi_days AS d ON d.day = c.first_opened AND d.in_period = 1 AND d.past = 1
LEFT JOIN kpi_places AS g ON g.case_id = c.case_id
GROUP BY coalesce(d.grp, g.grp)
