-- K4 how many cases waited how many days from registration to the first investigation; negative: it came first.
SELECT grp, delay_days AS days, count(*) AS things
FROM kpi_cohort
WHERE eligible = 1 AND impossible_dates = 0 AND delay_days IS NOT NULL
GROUP BY grp, delay_days
