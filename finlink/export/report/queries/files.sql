-- The files that were read, with what was set aside and doubted in each.
SELECT f.file, f."table", q.records, CAST(q.data_lines AS BIGINT) AS data_lines, CAST(q.set_aside_lines AS BIGINT) AS set_aside,
    q.cells_unknown, q.failed_checks, q.other_doubts
FROM files AS f
JOIN quality AS q ON q.file = f.file AND q."table" = f."table"
ORDER BY f.file, f."table"
