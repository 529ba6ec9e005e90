-- The accounts and wallets that a transfer may name, numbered in text order; `held` says that a case holds it. Services
-- and other hubs are left out; `common` marks a merchant's, whom strangers pay too.
WITH held AS (
    SELECT node, 1 AS held FROM flow_holders GROUP BY node
), merchants AS (
    SELECT DISTINCT node FROM case_identifiers WHERE role = 'merchant'
)
SELECT row_number() OVER (ORDER BY i.node) AS code, i.node, min(i.strength) AS strength, coalesce(max(h.held), 0) AS held,
    max(CASE WHEN m.node IS NULL THEN 0 ELSE 1 END) AS common
FROM identifiers AS i
LEFT JOIN held AS h ON h.node = i.node
LEFT JOIN merchants AS m ON m.node = i.node
LEFT JOIN service_nodes AS s ON s.node = i.node
LEFT JOIN identifier_use AS u ON u.node = i.node AND u.hub = 1
WHERE i.node <> '' AND s.node IS NULL AND u.node IS NULL
GROUP BY i.node
