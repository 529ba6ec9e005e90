-- K16 how many cases waited how many days from the report, else the registration, to the first suspension or freeze.
SELECT grp, freeze_days AS days, count(*) AS things
FROM kpi_cohort
WHERE eligible = 1 AND freeze_days IS NOT NULL
GROUP BY grp, freeze_days
