-- The rows that the audience may not have, with the code that forbids it; without one where the row names a case whose
-- own row is forbidden. `part` is how evidence cites the row; of a file whose name holds "; " only its end.
WITH closed_cases AS (
    SELECT DISTINCT m.case_id
    FROM marked_rows AS m
    JOIN forbidden AS f ON f.handling = m.handling
    WHERE m.from_table = 'cases'
), judged AS (
    SELECT m.from_table, m.source_file, m.source_row, m.case_id, m.other_case, f.handling
    FROM marked_rows AS m
    LEFT JOIN forbidden AS f ON f.handling = m.handling
    LEFT JOIN closed_cases AS c ON c.case_id = m.case_id
    LEFT JOIN closed_cases AS o ON o.case_id = m.other_case
    WHERE f.handling IS NOT NULL OR c.case_id IS NOT NULL OR o.case_id IS NOT NULL
)
SELECT source_file, source_row, min(from_table) AS from_table, max(handling) AS handling, min(case_id) AS case_id,
    max(other_case) AS other_case,
    regexp_replace(source_file || ':' || CAST(source_row AS VARCHAR), '^.*; ', '') AS part
FROM judged
GROUP BY source_file, source_row
ORDER BY source_file, source_row
