-- The wallets of registered cases, one row per source row.
SELECT w.node, w.case_id, w.role, w.strength, w.source_file || ':' || CAST(w.source_row AS VARCHAR) AS evidence
FROM wallets AS w
JOIN cases AS c ON c.case_id = w.case_id
WHERE starts_with(w.node, 'wallet:')
UNION ALL
SELECT a.node, a.case_id, a.role, a.strength, a.source_file || ':' || CAST(a.source_row AS VARCHAR) AS evidence
FROM accounts AS a
JOIN cases AS c ON c.case_id = a.case_id
WHERE starts_with(a.node, 'wallet:')
