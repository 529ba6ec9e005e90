-- The other ends of the payments of the frontier's accounts and wallets.
WITH own AS (
    SELECT n.node, n.number FROM payment_nodes AS n JOIN frontier AS f ON f.node = n.node
), moved AS (
    SELECT o.node, p.payee AS other FROM payments AS p JOIN own AS o ON o.number = p.payer
    UNION
    SELECT o.node, p.payer AS other FROM payments AS p JOIN own AS o ON o.number = p.payee
)
SELECT m.node AS source, n.node AS target, 'transfer' AS relation, CAST(1 AS DOUBLE) AS strength
FROM moved AS m
JOIN payment_nodes AS n ON n.number = m.other
