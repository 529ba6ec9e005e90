-- K20 of the cross-border cases of E those with a request to the 24/7 network, and those with spontaneous information.
SELECT grp, sum(CASE WHEN cross_border = 1 THEN 1 ELSE 0 END) AS cross_border,
    sum(CASE WHEN cross_border = 1 THEN used_24_7 ELSE 0 END) AS used_24_7,
    sum(CASE WHEN cross_border = 1 THEN told_spontaneously ELSE 0 END) AS told_spontaneously,
    sum(CASE WHEN cross_border IS NULL THEN 1 ELSE 0 END) AS no_country
FROM kpi_cohort
WHERE eligible = 1
GROUP BY grp
