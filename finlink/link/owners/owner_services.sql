-- Wallets that are no customer's own: a service's, those that a row says a service hosts, and those of more cases than
-- the limit.
SELECT node FROM service_nodes
UNION
SELECT node FROM wallets WHERE node <> '' AND service IS NOT NULL
UNION
SELECT h.node
FROM owner_held AS h
CROSS JOIN link_params AS p
GROUP BY h.node, p.hub_limit
HAVING count(DISTINCT h.case_id) > p.hub_limit
