-- K13 to K15, the cases: the known losses of E, and its cases with a confiscation or a return.
SELECT grp, sum(loss_eur) AS loss_eur, count(loss_eur) AS known, count(*) - count(loss_eur) AS loss_unknown,
    sum(has_confiscation) AS with_confiscation, sum(has_return) AS with_return
FROM kpi_cohort
WHERE eligible = 1
GROUP BY grp
