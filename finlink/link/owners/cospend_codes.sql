-- From an end as written to its number.
SELECT e.chain, e.value, n.code, n.wallet
FROM cospend_ends AS e
JOIN owner_nodes AS n ON n.node = e.node
