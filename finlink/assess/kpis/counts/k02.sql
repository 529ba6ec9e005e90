-- K2 coverage by parallel investigations, K2a by any, K2v weighted by loss: the due cases of the cohort. K8 of the covered
-- cases those investigated only after indictment or closure. K6 the waived cases.
SELECT grp, sum(eligible) AS eligible, sum(due) AS due, sum(due * covered) AS covered,
    sum(CASE WHEN due = 1 AND covered = 1 AND status <> 'POST_HOC' THEN 1 ELSE 0 END) AS parallel,
    sum(CASE WHEN status = 'POST_HOC' THEN 1 ELSE 0 END) AS post_hoc,
    sum(CASE WHEN status = 'WAIVED' THEN 1 ELSE 0 END) AS waived,
    sum(CASE WHEN due = 1 THEN loss_eur END) AS due_eur,
    CASE
        WHEN sum(CASE WHEN due = 1 THEN loss_eur END) IS NULL THEN NULL
        ELSE sum(CASE WHEN due = 1 AND covered = 1 AND status <> 'POST_HOC' AND loss_eur IS NOT NULL THEN loss_eur ELSE 0 END)
    END AS parallel_eur,
    sum(CASE WHEN due = 1 AND loss_eur IS NOT NULL THEN 1 ELSE 0 END) AS due_known,
    sum(CASE WHEN due = 1 AND covered = 1 AND status <> 'POST_HOC' AND loss_eur IS NOT NULL THEN 1 ELSE 0 END) AS parallel_known,
    sum(CASE WHEN due = 1 AND loss_eur IS NULL THEN 1 ELSE 0 END) AS due_unknown,
    sum(CASE WHEN status = 'NOT_YET_DUE' THEN 1 ELSE 0 END) AS not_yet_due,
    sum(CASE WHEN status = 'NOT_REQUIRED' THEN 1 ELSE 0 END) AS not_required,
    sum(CASE WHEN status = 'UNDETERMINED' THEN 1 ELSE 0 END) AS undetermined,
    sum(CASE WHEN status = 'UNKNOWN' THEN 1 ELSE 0 END) AS not_told
FROM kpi_cohort
GROUP BY grp
