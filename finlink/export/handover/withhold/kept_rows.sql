-- A table of the register without the withheld rows.
SELECT t.*
FROM all_rows AS t
LEFT JOIN withheld_rows AS w ON w.source_file = t.source_file AND w.source_row = t.source_row
WHERE w.source_row IS NULL
