-- The pots, numbered from 0: a node, its chain, an asset. `stop` says why money is not followed out of it.
WITH balanced AS (
    SELECT DISTINCT r.currency FROM own_balances AS b JOIN ledger_rows AS r ON r.rowid = b.row_id WHERE b.own <> ''
), ends AS (
    SELECT source AS number, source_chain AS chain, source_currency AS currency, source_service AS service FROM ledger_sides
    UNION ALL
    SELECT target, target_chain, target_currency, target_service FROM ledger_sides
    UNION ALL
    SELECT o.number, '', b.currency, 0
    FROM balanced AS b
    CROSS JOIN (SELECT -4 AS number UNION ALL SELECT -5 UNION ALL SELECT -6) AS o
), each_one AS (
    SELECT number, chain, currency, max(service) AS service FROM ends GROUP BY number, chain, currency
), named AS (
    SELECT DISTINCT number, node FROM ledger_ends
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
SELECT row_number() OVER (ORDER BY e.number, e.chain, e.currency) - 1 AS pot, e.number, n.node, e.chain, e.currency,
    CASE
        WHEN e.number IN (-1, -4, -6) THEN 'unknown outflow'
        WHEN e.number = -2 THEN 'fee'
        WHEN e.number = -3 THEN 'conversion, one side missing'
        WHEN e.number = -5 THEN 'overdraft repaid'
        WHEN e.service = 1 THEN 'service'
    END AS stop
FROM each_one AS e
JOIN named AS n ON n.number = e.number
ORDER BY pot
