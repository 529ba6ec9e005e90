-- The pots, numbered from 0 in text order: a node, its chain, an asset. `stop` says why money is not followed out of it.
WITH ends AS (
    SELECT source AS node, source_chain AS chain, source_currency AS currency, source_service AS service FROM ledger_sides
    UNION ALL
    SELECT target, target_chain, target_currency, target_service FROM ledger_sides
    UNION ALL
    SELECT o.node, '', c.currency, 0
    FROM (SELECT DISTINCT r.currency FROM own_balances AS b
        JOIN ledger_rows AS r ON r.source_file = b.source_file AND r.source_row = b.source_row WHERE b.own <> '') AS c
    CROSS JOIN (SELECT 'outside:opening' AS node UNION ALL SELECT 'outside:overdraft' UNION ALL SELECT 'outside:unrecorded') AS o
), each_one AS (
    SELECT node, chain, currency, max(service) AS service FROM ends GROUP BY node, chain, currency
)
SELECT row_number() OVER (ORDER BY node, chain, currency) - 1 AS pot, node, chain, currency,
    CASE
        WHEN node IN ('outside:unknown', 'outside:unrecorded', 'outside:opening') THEN 'unknown outflow'
        WHEN node = 'outside:overdraft' THEN 'overdraft repaid'
        WHEN node = 'outside:fee' THEN 'fee'
        WHEN node = 'outside:conversion' THEN 'conversion, one side missing'
        WHEN service = 1 THEN 'service'
    END AS stop
FROM each_one
ORDER BY pot
