-- What reading found to doubt in the cited rows.
SELECT i.file || ':' || CAST(i.row AS VARCHAR) AS place, i.severity, i.issue, i.message, i.hint
FROM issues AS i
JOIN dossier_cited AS c ON c.source_file = i.file AND c.source_row = i.row
WHERE i.severity IN ('error', 'warning')
ORDER BY i.file, i.row, i.column, i.issue
