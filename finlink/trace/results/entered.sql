-- The payments where proceeds enter: whose, how that is known, and how much entered. Less enters than was paid where a
-- part of it was some case's proceeds already. A payment that could be of several cases enters for none.
WITH counted AS (
    SELECT m.row_id, sum(l.sent) AS entered
    FROM trace_lines AS l
    JOIN ledger_played AS m ON m.move = l.move
    WHERE l.method = (SELECT method FROM trace_params) AND l.kind = 1
    GROUP BY m.row_id
)
SELECT e.case_id, e.how, e.candidates, r.time, r.currency, r.amount, coalesce(c.entered, 0) AS entered,
    r.source_file || ':' || CAST(r.source_row AS VARCHAR) AS evidence
FROM trace_entries_found AS e
JOIN ledger_rows AS r ON r.rowid = e.row_id
LEFT JOIN counted AS c ON c.row_id = e.row_id
ORDER BY e.case_id, r.time, r.source_file, r.source_row
