-- Identifiers that stand in several rows, and services, as hashes: all others can neither link cases nor be hubs. Two
-- that share a hash by chance are taken along, which changes nothing.
SELECT code
FROM (SELECT hash(node) AS code FROM identifier_cells) AS t
GROUP BY code
HAVING count(*) > 1
UNION
SELECT hash(node) FROM service_nodes
