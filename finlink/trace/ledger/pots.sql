-- The pots, numbered from 0: a node, its chain, an asset. `stop` says why money is not followed out of it.
WITH named AS (
    SELECT number, min(node) AS node FROM ledger_ends GROUP BY number
    UNION ALL
    SELECT DISTINCT -1000 - event, 'tx:' || said_chain || ':' || tx FROM ledger_events
    UNION ALL
    SELECT -1, 'outside:unknown'
    UNION ALL
    SELECT -2, 'outside:fee'
    UNION ALL
    SELECT -3, 'outside:conversion'
    UNION ALL
    SELECT -4, 'outside:opening'
    UNION ALL
    SELECT -5, 'outside:overdraft'
    UNION ALL
    SELECT -6, 'outside:unrecorded'
)
SELECT e.pot, e.number, n.node, h.chain, c.currency,
    CASE
        WHEN e.number IN (-1, -4, -6) THEN 'unknown outflow'
        WHEN e.number = -2 THEN 'fee'
        WHEN e.number = -3 THEN 'conversion, one side missing'
        WHEN e.number = -5 THEN 'overdraft repaid'
        WHEN e.service = 1 THEN 'service'
    END AS stop
FROM ledger_pots AS e
JOIN named AS n ON n.number = e.number
JOIN ledger_chains AS h ON h.number = e.chain
JOIN ledger_currencies AS c ON c.number = e.currency
