-- The rows of the identifiers that matter for links.
SELECT i.node, i.kind, i.case_id, i.role, i.strength,
    coalesce(i.told, i.source_file || ':' || CAST(i.source_row AS VARCHAR)) AS evidence
FROM identifier_cells AS i
JOIN repeated_nodes AS r ON r.code = hash(i.node)
