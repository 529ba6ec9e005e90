-- The files that feed the build: how much of each was used.
SELECT file, "table", sha256, archive_sha256, lines, accepted_lines, rejected_lines
FROM files
ORDER BY file, "table"
