-- Which account or wallet row belongs to which case (registered or not).
SELECT case_id, node, role, source_file || ':' || CAST(source_row AS VARCHAR) AS evidence FROM accounts WHERE node <> ''
UNION ALL
SELECT case_id, node, role, source_file || ':' || CAST(source_row AS VARCHAR) FROM wallets WHERE node <> ''
