-- Identifiers that stand in several rows, and services: all others can neither link cases nor be hubs.
SELECT node FROM case_identifiers GROUP BY node HAVING count(*) > 1
UNION
SELECT node FROM service_nodes
