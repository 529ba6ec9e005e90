-- How many requests of cases of E to an asset recovery office were answered after how many days.
SELECT grp, days, count(*) AS things
FROM kpi_answered
WHERE aro = 1
GROUP BY grp, days
