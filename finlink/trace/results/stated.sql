-- What stated balances told beyond the rows, as it was played; and the rows with a balance whose account nobody knows, or
-- whose place among the rows of one instant nothing gives.
SELECT p.node, p.chain, p.currency, m.told AS kind, CASE WHEN m.source_pot = p.pot THEN m.sent_units ELSE m.received_units END AS units,
    m.stated, m.time, 1 AS rows_told, f.source_file || ':' || CAST(m.row_id % CAST(1099511627776 AS BIGINT) AS VARCHAR) AS evidence
FROM ledger_played AS m
JOIN trace_pots AS p ON p.pot = CASE WHEN m.told IN ('unknown outflow', 'overdraft repaid') THEN m.source_pot ELSE m.target_pot END
JOIN ledger_files AS f ON f.number = m.row_id // CAST(1099511627776 AS BIGINT)
WHERE m.told IS NOT NULL
UNION ALL
SELECT '', '', '', 'not used', CAST(NULL AS HUGEINT), CAST(NULL AS HUGEINT), min(r.time), count(*),
    min_by(f.source_file || ':' || CAST(r.row_id % CAST(1099511627776 AS BIGINT) AS VARCHAR), r.row_id)
FROM own_balances AS b
JOIN ledger_full AS r ON r.row_id = b.row_id
JOIN ledger_files AS f ON f.number = r.row_id // CAST(1099511627776 AS BIGINT)
WHERE b.own = ''
GROUP BY f.source_file
UNION ALL
SELECT '', '', '', 'order open', CAST(NULL AS HUGEINT), CAST(NULL AS HUGEINT), min(r.time), count(*),
    min_by(f.source_file || ':' || CAST(r.row_id % CAST(1099511627776 AS BIGINT) AS VARCHAR), r.row_id)
FROM ledger_unplaced AS u
JOIN ledger_moves AS m ON m.move = u.move
JOIN ledger_full AS r ON r.row_id = m.row_id
JOIN ledger_files AS f ON f.number = r.row_id // CAST(1099511627776 AS BIGINT)
GROUP BY f.source_file
ORDER BY 1, 2, 3, 7, 9, 4
