-- The balances that rows state, as whole units of the pot they are of, with what the row itself changed there.
WITH placed AS (
    SELECT b.source_file, b.source_row, b.own, b.balance, s.rowid AS side,
        CASE WHEN b.own = 'source' THEN s.source ELSE s.target END AS node,
        CASE WHEN b.own = 'source' THEN s.source_chain ELSE s.target_chain END AS chain,
        CASE WHEN b.own = 'source' THEN s.source_currency ELSE s.target_currency END AS currency
    FROM own_balances AS b
    JOIN ledger_sides AS s ON s.source_file = b.source_file AND s.source_row = b.source_row
        AND s.part = CASE WHEN b.own = 'source' THEN b.sender_part ELSE 0 END
    WHERE b.own <> ''
), changed AS (
    SELECT b.source_file, b.source_row,
        sum(CASE WHEN b.own = 'source' THEN -c.sent_units ELSE c.received_units END) AS delta
    FROM own_balances AS b
    JOIN ledger_sides AS s ON s.source_file = b.source_file AND s.source_row = b.source_row
        AND (s.part = 0 OR b.own = 'source')
    JOIN ledger_counted AS c ON c.side = s.rowid
    WHERE b.own <> ''
    GROUP BY b.source_file, b.source_row
)
SELECT t.side, p.pot, d.delta,
    CAST(replace(CAST(t.balance AS VARCHAR), '.', '') AS HUGEINT)
        // CAST(rpad('1', CAST(19 - u.places AS INTEGER), '0') AS HUGEINT) AS stated
FROM placed AS t
JOIN changed AS d ON d.source_file = t.source_file AND d.source_row = t.source_row
JOIN trace_pots AS p ON p.node = t.node AND p.chain = t.chain AND p.currency = t.currency AND p.stop IS NULL
JOIN ledger_units AS u ON u.currency = t.currency
ORDER BY t.side
