-- The pots, numbered from 0 in text order: a node, its chain, an asset. `stop` says why money is not followed out of it.
WITH ends AS (
    SELECT source AS node, source_chain AS chain, source_currency AS currency, source_service AS service FROM ledger_sides
    UNION ALL
    SELECT target, target_chain, target_currency, target_service FROM ledger_sides
), each_one AS (
    SELECT node, chain, currency, max(service) AS service FROM ends GROUP BY node, chain, currency
)
SELECT row_number() OVER (ORDER BY node, chain, currency) - 1 AS pot, node, chain, currency,
    CASE
        WHEN node = 'outside:unknown' THEN 'unknown outflow'
        WHEN node = 'outside:fee' THEN 'fee'
        WHEN node = 'outside:conversion' THEN 'conversion, one side missing'
        WHEN service = 1 THEN 'service'
    END AS stop
FROM each_one
ORDER BY pot
