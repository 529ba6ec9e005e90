-- The rows of the identifiers that matter for links.
SELECT i.node, i.kind, i.case_id, i.role, i.strength, i.evidence
FROM identifier_rows AS i
JOIN repeated_nodes AS r ON r.code = hash(i.node)
