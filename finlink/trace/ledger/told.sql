-- What stated balances tell, as movements from outside or to it, each to be played right before place `spot` of the ledger:
-- money that no row tells comes from outside and goes outside; it is nobody's proceeds.
WITH outside AS (
    SELECT a.spot, a.turn, a.kind, a.pot, a.row_id, a.time, a.units, a.stated, o.pot AS outside_pot,
        CASE WHEN a.kind IN ('unknown outflow', 'overdraft repaid') THEN 1 ELSE 0 END AS leaves
    FROM ledger_anchors AS a
    JOIN trace_pots AS p ON p.pot = a.pot
    JOIN trace_pots AS o ON o.currency = p.currency AND o.chain = '' AND o.node = CASE a.kind
        WHEN 'opening balance' THEN 'outside:opening'
        WHEN 'overdraft used' THEN 'outside:overdraft'
        WHEN 'overdraft repaid' THEN 'outside:overdraft'
        ELSE 'outside:unrecorded'
    END
), sided AS (
    SELECT spot, turn, row_id, time, kind, units, stated, CASE WHEN leaves = 1 THEN pot ELSE outside_pot END AS source_pot,
        CASE WHEN leaves = 1 THEN outside_pot ELSE pot END AS target_pot
    FROM outside
)
SELECT CASE WHEN turn < 2 THEN spot ELSE spot + 1 END AS spot, row_id, time, source_pot, target_pot, CAST(units AS VARCHAR) AS units,
    kind, CAST(stated AS VARCHAR) AS stated
FROM sided
ORDER BY sided.spot, turn, source_pot, target_pot, kind
