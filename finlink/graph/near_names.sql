-- The cases that name the nodes of the frontier, and the accounts, wallets and people that its cases name. How sure it
-- is that an account or wallet is the one written is its strength; that a case names it is a fact.
WITH named AS (
    SELECT 'case:' || case_id AS case_node, node, strength FROM accounts WHERE node <> ''
    UNION ALL
    SELECT 'case:' || case_id, node, strength FROM wallets WHERE node <> ''
    UNION ALL
    SELECT 'case:' || case_id, node, CAST(1 AS DOUBLE) FROM party_names
)
SELECT n.case_node AS source, n.node AS target, 'names' AS relation, min(n.strength) AS strength
FROM named AS n
JOIN frontier AS f ON f.node = n.case_node
GROUP BY n.case_node, n.node
UNION
SELECT n.case_node AS source, n.node AS target, 'names' AS relation, min(n.strength) AS strength
FROM named AS n
JOIN frontier AS f ON f.node = n.node
GROUP BY n.case_node, n.node
