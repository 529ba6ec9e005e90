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
    f.source_file || ':' || CAST(e.row_id % CAST(1099511627776 AS BIGINT) AS VARCHAR) AS evidence
FROM trace_entries_found AS e
JOIN trace_entry_rows AS r ON r.row_id = e.row_id
JOIN ledger_files AS f ON f.number = e.row_id // CAST(1099511627776 AS BIGINT)
LEFT JOIN counted AS c ON c.row_id = e.row_id
ORDER BY e.case_id, r.time, f.source_file, e.row_id % CAST(1099511627776 AS BIGINT)
