-- Cases of both builds whose status changed; those that became MISSING, or are it no more, apart.
SELECT
    CASE
        WHEN n.status = 'MISSING' THEN 'newly_overdue'
        WHEN o.status = 'MISSING' THEN 'no_longer_overdue'
        ELSE 'status_changed'
    END AS what,
    'case:' || n.case_id AS subject, o.status AS before, n.status AS after, n.reason, n.evidence
FROM new_case_status AS n
JOIN old_case_status AS o ON o.case_id = n.case_id
WHERE o.status <> n.status
