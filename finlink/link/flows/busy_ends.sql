-- Accounts and wallets that are used like a service: they pay, or are paid by, more other cases than the limit of hubs,
-- so that what they pay or receive makes no link of the kind.
WITH met AS (
    SELECT 'direct_transfer' AS kind, sender AS code, count(DISTINCT to_case) AS cases FROM flow_between GROUP BY sender
    UNION ALL
    SELECT 'direct_transfer' AS kind, receiver AS code, count(DISTINCT from_case) AS cases
    FROM flow_between
    GROUP BY receiver
    UNION ALL
    SELECT 'common_counterparty' AS kind, receiver AS code, cases FROM flow_payers
)
SELECT n.node, m.kind, max(m.cases) AS cases
FROM met AS m
JOIN flow_nodes AS n ON n.code = m.code
CROSS JOIN flow_params AS x
WHERE m.cases > x.hub_limit
GROUP BY n.node, m.kind
ORDER BY n.node, m.kind
