-- The line of every transfer, counted over all files: those of one file follow those of the file before it in text order.
WITH last_lines AS (
    SELECT source_file, max(source_row) + 1 AS length FROM transfers GROUP BY source_file
), begins AS (
    SELECT source_file, sum(length) OVER (ORDER BY source_file) - length AS begins FROM last_lines
)
SELECT CAST(b.begins + t.source_row AS BIGINT) AS line
FROM transfers AS t
JOIN begins AS b ON b.source_file = t.source_file
