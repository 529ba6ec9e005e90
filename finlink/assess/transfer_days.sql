-- The days on which money moved, each with its first row.
SELECT CAST(t.time AS DATE) AS on_date,
    min(t.source_file) || ':' || CAST(min(t.source_row) AS VARCHAR) || ' time' AS evidence
FROM transfers AS t
GROUP BY CAST(t.time AS DATE)
