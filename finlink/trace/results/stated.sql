-- What stated balances told beyond the rows, as it was played, and the rows with a balance whose account nobody knows.
SELECT p.node, p.chain, p.currency, m.told AS kind, CASE WHEN m.source_pot = p.pot THEN m.sent_units ELSE m.received_units END AS units,
    m.stated, m.time, 1 AS rows_told, d.source_file || ':' || CAST(d.source_row AS VARCHAR) AS evidence
FROM ledger_played AS m
JOIN trace_pots AS p ON p.pot = CASE WHEN m.told IN ('unknown outflow', 'overdraft repaid') THEN m.source_pot ELSE m.target_pot END
JOIN ledger_sides AS d ON d.rowid = m.side
WHERE m.told IS NOT NULL
UNION ALL
SELECT '', '', '', 'not used', CAST(NULL AS HUGEINT), CAST(NULL AS HUGEINT), min(r.time), count(*),
    min_by(b.source_file || ':' || CAST(b.source_row AS VARCHAR), b.source_row)
FROM own_balances AS b
JOIN ledger_rows AS r ON r.source_file = b.source_file AND r.source_row = b.source_row
WHERE b.own = ''
GROUP BY b.source_file
ORDER BY 1, 2, 3, 7, 9, 4
