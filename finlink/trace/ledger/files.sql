-- The files that transfers stand in, numbered from 1 in text order. The number of a row is that of its file and its line.
SELECT source_file, row_number() OVER (ORDER BY source_file) AS number
FROM (SELECT DISTINCT source_file FROM transfers) AS t
