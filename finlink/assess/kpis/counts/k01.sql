-- K1 investigations opened in the period; one over many cases counts once, and once in each group that its cases touch.
SELECT grp, count(*) AS opened
FROM kpi_pfis_opened
WHERE has_day = 1
GROUP BY grp
