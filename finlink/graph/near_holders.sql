-- Who holds the accounts of the frontier, and which accounts its people hold.
SELECT DISTINCT p.node AS source, p.account_node AS target, 'holder' AS relation, CAST(1 AS DOUBLE) AS strength
FROM party_names AS p
JOIN frontier AS f ON f.node = p.node OR f.node = p.account_node
WHERE p.account_node <> ''
