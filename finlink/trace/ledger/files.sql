-- The files that transfers stand in, numbered from 1 in text order, and of rows that are cited alike the copies.
SELECT source_file, copy, row_number() OVER (ORDER BY source_file, copy) AS number
FROM (SELECT DISTINCT source_file, copy FROM ledger_cited) AS t
