-- Parallel financial investigations that came, and that are gone.
SELECT CASE WHEN o.investigation_id IS NULL THEN 'pfi_new' ELSE 'pfi_gone' END AS what,
    'investigation:' || coalesce(n.investigation_id, o.investigation_id) AS subject,
    coalesce(coalesce(o.status, 'status unknown') || ', covers ' || o.cases, '') AS before,
    coalesce(coalesce(n.status, 'status unknown') || ', covers ' || n.cases, '') AS after,
    concat_ws(', ', coalesce(n.form, o.form, 'form unknown'),
        'opened ' || coalesce(CAST(coalesce(n.opened, o.opened) AS VARCHAR), 'on an unknown day'),
        coalesce(n.authority, o.authority), 'scope ' || coalesce(n.scope, o.scope, 'unknown')) || '.' AS reason,
    coalesce(n.evidence, o.evidence) AS evidence
FROM new_investigations_said AS n
FULL JOIN old_investigations_said AS o ON o.investigation_id = n.investigation_id
WHERE o.investigation_id IS NULL OR n.investigation_id IS NULL
