-- One row per source row that ties an identifier to a registered case; numbers that stand for "unknown" are left out.
SELECT t.node, t.kind, t.case_id, t.role, t.strength, t.evidence, CASE WHEN w.role IS NULL THEN 1 ELSE 0 END AS joining
FROM identifier_rows AS t
JOIN cases AS c ON c.case_id = t.case_id
LEFT JOIN unusable_nodes AS u ON u.node = t.node
LEFT JOIN weak_roles AS w ON w.role = t.role
WHERE u.node IS NULL
