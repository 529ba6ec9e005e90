-- The handling codes of the rows that a picture cites.
SELECT DISTINCT c.handling
FROM coded_rows AS c
JOIN cited_rows AS r ON r.cited = c.source_file || ':' || CAST(c.source_row AS VARCHAR)
ORDER BY c.handling
