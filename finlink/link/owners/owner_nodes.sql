-- Wallets and other ends that may be together, numbered in text order: whether it is a wallet, a case holds it, or it is
-- a service's.
WITH used AS (
    SELECT node, 0 AS in_service FROM cospend_ends
    UNION ALL
    SELECT r.node, p.service AS in_service FROM cluster_rows AS r JOIN cluster_points AS p ON p.name = r.name
), nodes AS (
    SELECT node, max(in_service) AS in_service FROM used GROUP BY node
)
SELECT row_number() OVER (ORDER BY n.node) - 1 AS code, n.node, CASE WHEN starts_with(n.node, 'wallet:') THEN 1 ELSE 0 END AS wallet,
    CASE WHEN h.node IS NULL THEN 0 ELSE 1 END AS held, CASE WHEN s.node IS NULL THEN n.in_service ELSE 1 END AS service
FROM nodes AS n
LEFT JOIN (SELECT DISTINCT node FROM owner_held) AS h ON h.node = n.node
LEFT JOIN owner_services AS s ON s.node = n.node
