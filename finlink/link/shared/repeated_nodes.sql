-- Identifiers that stand in several rows, and services, as hashes: all others can neither link cases nor be hubs. Two
-- that share a hash by chance are taken along, which changes nothing.
SELECT code
FROM (
    SELECT hash(node) AS code FROM accounts WHERE node <> ''
    UNION ALL
    SELECT hash(node) FROM wallets WHERE node <> ''
    UNION ALL
    SELECT hash('party:' || holder_key) FROM accounts WHERE holder_key IS NOT NULL
    UNION ALL
    SELECT hash('party:' || person_key) FROM parties WHERE person_key IS NOT NULL
    UNION ALL
    SELECT hash(node) FROM party_contacts WHERE node <> ''
    UNION ALL
    SELECT hash(node) FROM owner_holdings
) AS t
GROUP BY code
HAVING count(*) > 1
UNION
SELECT hash(node) FROM service_nodes
