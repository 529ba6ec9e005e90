-- K18 the cases of E with a request to the financial intelligence unit or a report of it; K18b to an asset recovery office.
SELECT grp, sum(asked_fiu) AS asked_fiu, sum(asked_aro) AS asked_aro
FROM kpi_cohort
WHERE eligible = 1
GROUP BY grp
