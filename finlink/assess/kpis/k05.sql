-- K5 the backlog: cases overdue without an investigation or a waiver; their loss; their age in bands.
WITH backlog AS (
    SELECT grp, loss_eur, age_days FROM kpi_cases WHERE status = 'MISSING'
), bands AS (
    SELECT grp, count(*) AS cases, sum(loss_eur) AS loss, count(*) - count(loss_eur) AS no_loss,
        sum(CASE WHEN age_days <= 30 THEN 1 ELSE 0 END) AS band_30,
        sum(CASE WHEN age_days BETWEEN 31 AND 90 THEN 1 ELSE 0 END) AS band_90,
        sum(CASE WHEN age_days BETWEEN 91 AND 180 THEN 1 ELSE 0 END) AS band_180,
        sum(CASE WHEN age_days > 180 THEN 1 ELSE 0 END) AS band_more
    FROM backlog
    GROUP BY grp
)
SELECT 'K5' AS kpi, grp, CAST(cases AS DECIMAL(38, 2)) AS numerator, CAST(NULL AS DECIMAL(38, 2)) AS denominator,
    CAST(cases AS DECIMAL(38, 4)) AS value, '' AS excluded
FROM bands
UNION ALL
SELECT 'K5eur', grp, CAST(loss AS DECIMAL(38, 2)), CAST(NULL AS DECIMAL(38, 2)), CAST(loss AS DECIMAL(38, 4)),
    CAST(no_loss AS VARCHAR) || ' without a known loss'
FROM bands
UNION ALL
SELECT 'K5a', grp, CAST(band_30 AS DECIMAL(38, 2)), CAST(cases AS DECIMAL(38, 2)), CAST(band_30 AS DECIMAL(38, 4)), '' FROM bands
UNION ALL
SELECT 'K5b', grp, CAST(band_90 AS DECIMAL(38, 2)), CAST(cases AS DECIMAL(38, 2)), CAST(band_90 AS DECIMAL(38, 4)), '' FROM bands
UNION ALL
SELECT 'K5c', grp, CAST(band_180 AS DECIMAL(38, 2)), CAST(cases AS DECIMAL(38, 2)), CAST(band_180 AS DECIMAL(38, 4)), '' FROM bands
UNION ALL
SELECT 'K5d', grp, CAST(band_more AS DECIMAL(38, 2)), CAST(cases AS DECIMAL(38, 2)), CAST(band_more AS DECIMAL(38, 4)), '' FROM bands
