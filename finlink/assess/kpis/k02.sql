-- K2 coverage by parallel investigations, K2a by any, K2v weighted by loss; the cohort of the period.
WITH cohort AS (
    SELECT grp, loss_eur, status,
        CASE WHEN eligible = 1 AND status <> 'NOT_YET_DUE' THEN 1 ELSE 0 END AS due,
        CASE WHEN investigations IS NOT NULL AND status <> 'POST_HOC' THEN 1 ELSE 0 END AS parallel,
        CASE WHEN investigations IS NOT NULL THEN 1 ELSE 0 END AS covered
    FROM kpi_cases
), sums AS (
    SELECT grp, sum(due) AS due, sum(due * parallel) AS parallel, sum(due * covered) AS covered,
        sum(CASE WHEN due = 1 THEN loss_eur END) AS due_eur,
        sum(CASE WHEN due = 1 AND parallel = 1 THEN loss_eur ELSE 0 END) AS parallel_eur,
        CAST(sum(CASE WHEN status = 'NOT_YET_DUE' THEN 1 ELSE 0 END) AS VARCHAR) || ' not yet due, '
            || CAST(sum(CASE WHEN status = 'NOT_REQUIRED' THEN 1 ELSE 0 END) AS VARCHAR) || ' not required, '
            || CAST(sum(CASE WHEN status = 'UNDETERMINED' THEN 1 ELSE 0 END) AS VARCHAR) || ' undetermined, '
            || CAST(sum(CASE WHEN status = 'UNKNOWN' THEN 1 ELSE 0 END) AS VARCHAR) || ' unknown' AS excluded,
        sum(CASE WHEN due = 1 AND loss_eur IS NULL THEN 1 ELSE 0 END) AS no_loss
    FROM cohort
    GROUP BY grp
)
SELECT 'K2' AS kpi, grp, CAST(parallel AS DECIMAL(38, 2)) AS numerator, CAST(due AS DECIMAL(38, 2)) AS denominator,
    CAST(parallel / nullif(due, 0) AS DECIMAL(38, 4)) AS value, excluded
FROM sums
UNION ALL
SELECT 'K2a', grp, CAST(covered AS DECIMAL(38, 2)), CAST(due AS DECIMAL(38, 2)),
    CAST(covered / nullif(due, 0) AS DECIMAL(38, 4)), excluded
FROM sums
UNION ALL
SELECT 'K2v', grp, CAST(CASE WHEN due_eur IS NULL THEN NULL ELSE parallel_eur END AS DECIMAL(38, 2)),
    CAST(due_eur AS DECIMAL(38, 2)), CAST(parallel_eur / nullif(due_eur, 0) AS DECIMAL(38, 4)),
    excluded || ', ' || CAST(no_loss AS VARCHAR) || ' without a known loss'
FROM sums
