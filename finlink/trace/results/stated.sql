-- What stated balances told beyond the rows, as it was played; and the rows with a balance whose account nobody knows, or
-- whose place among the rows of one instant nothing gives.
SELECT p.node, p.chain, p.currency, m.told AS kind, CASE WHEN m.source_pot = p.pot THEN m.sent_units ELSE m.received_units END AS units,
    m.stated, m.time, 1 AS rows_told, d.source_file || ':' || CAST(d.source_row AS VARCHAR) AS evidence
FROM ledger_played AS m
JOIN trace_pots AS p ON p.pot = CASE WHEN m.told IN ('unknown outflow', 'overdraft repaid') THEN m.source_pot ELSE m.target_pot END
JOIN ledger_rows AS d ON d.rowid = m.row_id
WHERE m.told IS NOT NULL
UNION ALL
SELECT '', '', '', 'not used', CAST(NULL AS HUGEINT), CAST(NULL AS HUGEINT), min(r.time), count(*),
    min_by(r.source_file || ':' || CAST(r.source_row AS VARCHAR), r.source_row)
FROM own_balances AS b
JOIN ledger_rows AS r ON r.rowid = b.row_id
WHERE b.own = ''
GROUP BY b.source_file
UNION ALL
SELECT '', '', '', 'order open', CAST(NULL AS HUGEINT), CAST(NULL AS HUGEINT), min(r.time), count(*),
    min_by(r.source_file || ':' || CAST(r.source_row AS VARCHAR), r.source_row)
FROM ledger_unplaced AS u
JOIN ledger_moves AS m ON m.move = u.move
JOIN ledger_rows AS r ON r.rowid = m.row_id
GROUP BY r.source_file
ORDER BY 1, 2, 3, 7, 9, 4
