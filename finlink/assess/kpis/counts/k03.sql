-- K3 timely opening: of the eligible cases older than the limit, those whose first investigation opened within it.
SELECT grp, sum(CASE WHEN age_days > timely_days AND delay_days <= timely_days THEN 1 ELSE 0 END) AS timely,
    sum(CASE WHEN age_days > timely_days THEN 1 ELSE 0 END) AS old_enough,
    sum(CASE WHEN age_days <= timely_days THEN 1 ELSE 0 END) AS too_young,
    sum(CASE WHEN age_days IS NULL THEN 1 ELSE 0 END) AS no_date
FROM kpi_cohort
WHERE eligible = 1
GROUP BY grp
