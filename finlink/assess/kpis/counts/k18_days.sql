-- How many requests of cases of E to the financial intelligence unit were answered after how many days.
SELECT grp, days, count(*) AS things
FROM kpi_answered
WHERE fiu = 1
GROUP BY grp, days
