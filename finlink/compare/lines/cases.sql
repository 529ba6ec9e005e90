-- Cases that came, and cases that are gone.
WITH told AS (
    SELECT CASE WHEN o.case_id IS NULL THEN 'case_new' ELSE 'case_gone' END AS what,
        coalesce(n.case_id, o.case_id) AS case_id, o.status AS before, n.status AS after
    FROM new_case_status AS n
    FULL JOIN old_case_status AS o ON o.case_id = n.case_id
    WHERE o.case_id IS NULL OR n.case_id IS NULL
)
SELECT t.what, 'case:' || t.case_id AS subject, coalesce(t.before, '') AS before, coalesce(t.after, '') AS after,
    concat_ws(', ', coalesce(n.title, o.title), coalesce(n.offence, o.offence),
        'registered on ' || CAST(coalesce(n.opened, o.opened) AS VARCHAR),
        'loss ' || coalesce(CAST(coalesce(n.loss_eur, o.loss_eur) AS VARCHAR) || ' EUR', 'unknown'),
        coalesce(n.unit, o.unit)) || '.' AS reason,
    coalesce(n.evidence, o.evidence) AS evidence
FROM told AS t
LEFT JOIN new_case_facts AS n ON n.case_id = t.case_id
LEFT JOIN old_case_facts AS o ON o.case_id = t.case_id
