-- The packs: cases indicted in the period, and of money laundering among them; by that day or by the place of the case.
SELECT coalesce(d.grp, g.grp) AS grp, count(*) AS indicted, sum(c.of_laundering) AS of_laundering
FROM base_cases AS c
JOIN kpi_days AS d ON d.day = c.indicted AND d.in_period = 1 AND d.past = 1
LEFT JOIN kpi_places AS g ON g.case_id = c.case_id
GROUP BY coalesce(d.grp, g.grp)
