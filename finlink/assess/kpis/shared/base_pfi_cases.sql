-- Which case each investigation covers. An investigation whose case is not in the register was opened all the same: its
-- case is empty.
SELECT investigation_id, case_id, opened, closed, is_open, has_result, scope, last_action,
    has_ml_charge AS ml
FROM coverage
UNION ALL
SELECT i.investigation_id, CAST(NULL AS VARCHAR) AS case_id, i.opened, i.closed,
    CASE WHEN i.closed IS NULL AND coalesce(i.status, 'open') <> 'closed' THEN 1 ELSE 0 END AS is_open,
    CASE
        WHEN i.ml_charge = 'yes' OR i.outcome IN ('assets_identified', 'frozen', 'seized', 'confiscated', 'returned', 'ml_charge')
            THEN 1
        ELSE 0
    END AS has_result,
    i.scope, i.last_action, CASE WHEN i.ml_charge = 'yes' OR i.outcome = 'ml_charge' THEN 1 ELSE 0 END AS ml
FROM investigations AS i
LEFT JOIN cases AS c ON c.case_id = i.case_id
WHERE c.case_id IS NULL
