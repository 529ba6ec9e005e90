-- The rows of identifier_cells with their evidence as text.
SELECT node, kind, case_id, role, strength, coalesce(told, source_file || ':' || CAST(source_row AS VARCHAR)) AS evidence
FROM identifier_cells
