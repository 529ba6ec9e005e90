-- The balances that rows state, as whole units of the pot they are of, with what the row itself changed there.
WITH placed AS (
    SELECT b.row_id, b.own, b.balance, m.move, CASE WHEN b.own = 'source' THEN m.source_pot ELSE m.target_pot END AS pot
    FROM own_balances AS b
    JOIN ledger_moves AS m ON m.row_id = b.row_id AND m.part = CASE WHEN b.own = 'source' THEN b.sender_part ELSE 0 END
    WHERE b.own <> ''
), changed AS (
    SELECT b.row_id, sum(CASE WHEN b.own = 'source' THEN -c.sent_units ELSE c.received_units END) AS delta
    FROM own_balances AS b
    JOIN ledger_moves AS c ON c.row_id = b.row_id AND (c.part = 0 OR b.own = 'source')
    WHERE b.own <> ''
    GROUP BY b.row_id
)
SELECT t.move, p.pot, d.delta,
    CAST(left(replace(CAST(t.balance AS VARCHAR), '.', ''), CAST(length(CAST(t.balance AS VARCHAR)) - 19 + u.places AS INTEGER)) AS HUGEINT)
        AS stated
FROM placed AS t
JOIN changed AS d ON d.row_id = t.row_id
JOIN trace_pots AS p ON p.pot = t.pot AND p.stop IS NULL
JOIN ledger_units AS u ON u.currency = p.currency
ORDER BY t.move
