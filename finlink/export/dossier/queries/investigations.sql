-- The investigations that cover the case, the case list's own included.
SELECT v.investigation_id, v.form, v.opened, v.closed, v.status, v.authority, v.scope, v.outcome, v.ml_charge, v.last_action,
    v.is_open, v.evidence
FROM coverage AS v
JOIN dossier_case AS d ON d.case_id = v.case_id
ORDER BY v.opened, v.investigation_id
