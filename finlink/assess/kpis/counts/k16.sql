-- K16 the cases of E for which no time to the first freeze can be counted.
SELECT grp, sum(1 - has_freeze) AS no_freeze, sum(CASE WHEN has_freeze = 1 AND freeze_days IS NULL THEN 1 ELSE 0 END) AS no_date
FROM kpi_cohort
WHERE eligible = 1
GROUP BY grp
