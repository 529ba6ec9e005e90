-- What the rows that stay name, as written, with its node.
SELECT account AS value, node FROM accounts
UNION
SELECT address, node FROM wallets
UNION
SELECT e.value, e.node
FROM transfer_ends AS e
JOIN transfers AS t ON t.sender = e.value AND coalesce(t.chain, '') = e.declared_chain
UNION
SELECT e.value, e.node
FROM transfer_ends AS e
JOIN transfers AS t ON t.receiver = e.value AND coalesce(t.chain, '') = e.declared_chain
