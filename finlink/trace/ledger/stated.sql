-- The balances that rows state, as whole units of the pot they are of, with what the row itself changed there.
WITH placed AS (
    SELECT b.row_id, b.own, b.balance, s.rowid AS side,
        CASE WHEN b.own = 'source' THEN s.source ELSE s.target END AS number,
        CASE WHEN b.own = 'source' THEN s.source_chain ELSE s.target_chain END AS chain,
        CASE WHEN b.own = 'source' THEN s.source_currency ELSE s.target_currency END AS currency
    FROM own_balances AS b
    JOIN ledger_sides AS s ON s.row_id = b.row_id AND s.part = CASE WHEN b.own = 'source' THEN b.sender_part ELSE 0 END
    WHERE b.own <> ''
), changed AS (
    SELECT b.row_id, sum(CASE WHEN b.own = 'source' THEN -c.sent_units ELSE c.received_units END) AS delta
    FROM own_balances AS b
    JOIN ledger_counted AS c ON c.row_id = b.row_id AND (c.part = 0 OR b.own = 'source')
    WHERE b.own <> ''
    GROUP BY b.row_id
)
SELECT t.side, p.pot, d.delta,
    CAST(left(replace(CAST(t.balance AS VARCHAR), '.', ''), CAST(length(CAST(t.balance AS VARCHAR)) - 19 + u.places AS INTEGER)) AS HUGEINT)
        AS stated
FROM placed AS t
JOIN changed AS d ON d.row_id = t.row_id
JOIN trace_pots AS p ON p.number = t.number AND p.chain = t.chain AND p.currency = t.currency AND p.stop IS NULL
JOIN ledger_units AS u ON u.currency = t.currency
ORDER BY t.side
