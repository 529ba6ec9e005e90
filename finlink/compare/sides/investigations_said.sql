-- Every investigation once: those of the table, and those of the case list's own columns (PFI:<case id>); with the
-- cases that it covers or names. Where its rows differ, every cell once.
WITH rows_of AS (
    SELECT investigation_id, case_id, form, opened, closed, status, authority, scope, outcome, ml_charge, last_action,
        "trigger", source_file || ':' || CAST(source_row AS VARCHAR) AS evidence
    FROM investigations
    UNION ALL
    SELECT c.investigation_id, c.case_id, c.form, c.opened, c.closed, c.status, c.authority, c.scope, c.outcome,
        c.ml_charge, c.last_action, CAST(NULL AS VARCHAR) AS "trigger", c.evidence
    FROM coverage AS c
    LEFT JOIN investigations AS i ON i.investigation_id = c.investigation_id AND i.case_id = c.case_id
    WHERE i.investigation_id IS NULL
)
SELECT investigation_id, array_to_string(list_sort(list(DISTINCT case_id)), ';') AS cases,
    nullif(array_to_string(list_sort(list(DISTINCT form)), '; '), '') AS form,
    min(opened) AS opened, max(closed) AS closed,
    nullif(array_to_string(list_sort(list(DISTINCT status)), '; '), '') AS status,
    nullif(array_to_string(list_sort(list(DISTINCT authority)), '; '), '') AS authority,
    nullif(array_to_string(list_sort(list(DISTINCT scope)), '; '), '') AS scope,
    nullif(array_to_string(list_sort(list(DISTINCT outcome)), '; '), '') AS outcome,
    nullif(array_to_string(list_sort(list(DISTINCT ml_charge)), '; '), '') AS ml_charge,
    max(last_action) AS last_action,
    nullif(array_to_string(list_sort(list(DISTINCT "trigger")), '; '), '') AS "trigger",
    array_to_string(list_sort(list(DISTINCT evidence)), '; ') AS evidence
FROM rows_of
GROUP BY investigation_id
