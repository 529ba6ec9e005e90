-- The movements that are played, numbered from 0 in their order: those of the ledger, and between them what stated balances
-- tell (`told`). Money that no row tells comes from outside and goes outside; it is nobody's proceeds.
WITH outside AS (
    SELECT a.spot, a.turn, a.kind, a.pot, a.row_id, a.time, a.units, a.stated, o.pot AS outside_pot
    FROM ledger_anchors AS a
    JOIN trace_pots AS p ON p.pot = a.pot
    JOIN trace_pots AS o ON o.currency = p.currency AND o.chain = '' AND o.node = CASE a.kind
        WHEN 'opening balance' THEN 'outside:opening'
        WHEN 'overdraft used' THEN 'outside:overdraft'
        WHEN 'overdraft repaid' THEN 'outside:overdraft'
        ELSE 'outside:unrecorded'
    END
), every_one AS (
    SELECT o.nth AS spot, 2 AS turn, m.row_id, m.time, m.source_pot, m.target_pot, m.sent_units, m.received_units, m.enters,
        CAST(NULL AS VARCHAR) AS told, CAST(NULL AS HUGEINT) AS stated
    FROM ledger_order AS o
    JOIN ledger_moves AS m ON m.move = o.move
    UNION ALL
    SELECT spot, turn, row_id, time, outside_pot, pot, units, units, CAST(NULL AS VARCHAR), kind, stated
    FROM outside
    WHERE kind IN ('opening balance', 'unknown inflow', 'overdraft used')
    UNION ALL
    SELECT spot, turn, row_id, time, pot, outside_pot, units, units, CAST(NULL AS VARCHAR), kind, stated
    FROM outside
    WHERE kind IN ('unknown outflow', 'overdraft repaid')
)
SELECT row_number() OVER (ORDER BY spot, turn, source_pot, target_pot, told) - 1 AS move, row_id, time, source_pot, target_pot,
    sent_units, received_units, enters, told, stated
FROM every_one
ORDER BY move
