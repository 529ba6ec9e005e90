-- Every transfer with the number of its row: the number of its file and its line, file × 2^40 + line.
SELECT c.*, f.number * CAST(1099511627776 AS BIGINT) + c.source_row AS row_id
FROM ledger_cited AS c
JOIN ledger_files AS f ON f.source_file = c.source_file AND f.copy = c.copy
