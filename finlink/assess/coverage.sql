-- Which investigation covers which registered case. A case list's own PFI columns count as an integrated
-- investigation PFI:<case_id>, unless an investigation covers the case anyway or pfi_ref names one.
WITH rows_of AS (
    SELECT i.case_id, i.investigation_id, i.form, i.opened, i.closed, i.status, i.authority, i.scope, i.outcome,
        i.ml_charge, i.last_action, i.source_file || ':' || CAST(i.source_row AS VARCHAR) AS evidence
    FROM investigations AS i
    JOIN cases AS c ON c.case_id = i.case_id
), own AS (
    SELECT c.case_id, c.pfi_ref, c.pfi_opened, c.source_file || ':' || CAST(c.source_row AS VARCHAR) AS evidence
    FROM cases AS c
    LEFT JOIN (SELECT DISTINCT case_id FROM rows_of) AS covered ON covered.case_id = c.case_id
    WHERE covered.case_id IS NULL
        AND (c.pfi = 'yes' OR (c.pfi IS NULL AND (c.pfi_opened IS NOT NULL OR c.pfi_ref IS NOT NULL)))
), referred AS (
    SELECT i.investigation_id, min(i.form) AS form, min(i.opened) AS opened, max(i.closed) AS closed,
        min(i.status) AS status, min(i.authority) AS authority, min(i.scope) AS scope, min(i.outcome) AS outcome,
        min(i.ml_charge) AS ml_charge, max(i.last_action) AS last_action
    FROM investigations AS i
    GROUP BY i.investigation_id
), all_rows AS (
    SELECT * FROM rows_of
    UNION ALL
    SELECT o.case_id, coalesce(r.investigation_id, 'PFI:' || o.case_id) AS investigation_id,
        coalesce(r.form, 'integrated') AS form, coalesce(o.pfi_opened, r.opened) AS opened, r.closed, r.status,
        r.authority, r.scope, r.outcome, r.ml_charge, r.last_action, o.evidence
    FROM own AS o
    LEFT JOIN referred AS r ON r.investigation_id = o.pfi_ref
)
SELECT case_id, investigation_id, min(form) AS form, min(opened) AS opened, max(closed) AS closed,
    min(status) AS status, min(authority) AS authority, min(scope) AS scope, min(outcome) AS outcome,
    max(ml_charge) AS ml_charge, max(last_action) AS last_action,
    CASE WHEN max(closed) IS NULL AND coalesce(min(status), 'open') <> 'closed' THEN 1 ELSE 0 END AS is_open,
    max(CASE WHEN ml_charge = 'yes' OR outcome = 'ml_charge' THEN 1 ELSE 0 END) AS has_ml_charge,
    CASE
        WHEN max(ml_charge) = 'yes'
            OR max(CASE WHEN outcome IN ('assets_identified', 'frozen', 'seized', 'confiscated', 'returned', 'ml_charge') THEN 1 ELSE 0 END) = 1
            THEN 1
        ELSE 0
    END AS has_result,
    array_to_string(list_sort(list(evidence)), '; ') AS evidence
FROM all_rows
GROUP BY case_id, investigation_id
ORDER BY case_id, investigation_id
