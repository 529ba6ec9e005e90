-- The payments where proceeds enter: whose, how that is known, and how much entered. Less enters than was paid where a
-- part of it was some case's proceeds already. A payment that could be of several cases enters for none.
WITH counted AS (
    SELECT d.source_file, d.source_row, sum(l.sent) AS entered
    FROM trace_lines AS l
    JOIN ledger_played AS m ON m.move = l.move
    JOIN ledger_sides AS d ON d.rowid = m.side
    WHERE l.method = (SELECT method FROM trace_params) AND l.kind = 1
    GROUP BY d.source_file, d.source_row
)
SELECT e.case_id, e.how, e.candidates, r.time, r.currency, r.amount, coalesce(c.entered, 0) AS entered,
    e.source_file || ':' || CAST(e.source_row AS VARCHAR) AS evidence
FROM trace_entries_found AS e
JOIN ledger_rows AS r ON r.source_file = e.source_file AND r.source_row = e.source_row
LEFT JOIN counted AS c ON c.source_file = e.source_file AND c.source_row = e.source_row
ORDER BY e.case_id, r.time, e.source_file, e.source_row
