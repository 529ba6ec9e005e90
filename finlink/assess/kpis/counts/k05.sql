-- K5 the backlog: cases overdue without an investigation or a waiver; their loss; their age in bands.
SELECT grp, count(*) AS missing, sum(loss_eur) AS missing_eur, count(loss_eur) AS known, count(*) - count(loss_eur) AS missing_unknown,
    sum(CASE WHEN age_days <= 30 THEN 1 ELSE 0 END) AS days_30,
    sum(CASE WHEN age_days BETWEEN 31 AND 90 THEN 1 ELSE 0 END) AS days_90,
    sum(CASE WHEN age_days BETWEEN 91 AND 180 THEN 1 ELSE 0 END) AS days_180,
    sum(CASE WHEN age_days > 180 THEN 1 ELSE 0 END) AS days_more
FROM kpi_cohort
WHERE status = 'MISSING'
GROUP BY grp
