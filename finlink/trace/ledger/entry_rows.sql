-- When and what the rows pay by which proceeds enter.
SELECT e.row_id, p.time, c.currency,
    CAST(p.whole AS DECIMAL(38,18)) + CAST(CAST(p.part AS DECIMAL(18,0)) * CAST('0.000000000000000001' AS DECIMAL(18,18)) AS DECIMAL(38,18))
        AS amount
FROM trace_entries_found AS e
JOIN ledger_plain AS p ON p.row_id = e.row_id
JOIN ledger_currencies AS c ON c.number = p.currency
UNION ALL
SELECT e.row_id, f.time, f.currency, f.amount
FROM trace_entries_found AS e
JOIN ledger_full AS f ON f.row_id = e.row_id
