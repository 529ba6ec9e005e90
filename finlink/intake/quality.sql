-- K23, per file: what share of its lines was set aside, how many cells could not be read or fail a check, and how many
-- records lack the date, offence or currency without which they count nowhere. `counted_records` has one row per file
-- and table; shares are rounded half up to four places, empty for a file without data lines. Of a statement entries are
-- counted, which may share lines.
SELECT
    f.file, f."table",
    coalesce(f.entries, f.lines - f.preamble_lines - f.header_lines - f.blank_lines) AS data_lines,
    coalesce(f.rejected_entries, f.rejected_lines) AS set_aside_lines,
    f.repaired_lines,
    CASE WHEN coalesce(f.entries, f.lines - f.preamble_lines - f.header_lines - f.blank_lines) > 0 THEN
        CAST(CAST(coalesce(f.rejected_entries, f.rejected_lines) AS DECIMAL(18,6))
            / coalesce(f.entries, f.lines - f.preamble_lines - f.header_lines - f.blank_lines) AS DECIMAL(9,4))
    END AS set_aside_share,
    coalesce(r.records, 0) AS records,
    CAST(coalesce(i.cells_unknown, 0) AS BIGINT) AS cells_unknown,
    CAST(coalesce(i.failed_checks, 0) AS BIGINT) AS failed_checks,
    CAST(coalesce(i.other_doubts, 0) AS BIGINT) AS other_doubts,
    r.no_date, r.no_offence, r.no_currency
FROM files f
LEFT JOIN counted_records r ON r.file = f.file AND r.of = f."table"
LEFT JOIN (
    SELECT file,
        sum(CASE WHEN severity = 'warning' AND "row" > 0 AND message LIKE '%counts as unknown.' THEN 1 ELSE 0 END)
            AS cells_unknown,
        sum(CASE WHEN issue = 'CHECKSUM' THEN 1 ELSE 0 END) AS failed_checks,
        sum(CASE WHEN severity = 'warning' AND issue <> 'CHECKSUM'
            AND NOT ("row" > 0 AND message LIKE '%counts as unknown.') THEN 1 ELSE 0 END) AS other_doubts
    FROM issues GROUP BY file
) i ON i.file = f.file
ORDER BY f.rowid
