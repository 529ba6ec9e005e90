-- The chain of each wallet where its address tells it; an address of the Ethereum kind is of many chains, so there the
-- chain is the one that the register's rows of wallets say, where they all say one; without such rows, the one that all its
-- own transfers say. What a bridge pays out says nothing about it: the row's chain is where the money came from.
SELECT node, string_split(node, ':')[2] AS chain
FROM (SELECT DISTINCT node FROM transfer_ends WHERE starts_with(node, 'wallet:') AND NOT starts_with(node, 'wallet:ethereum:'))
UNION ALL
SELECT w.node, min(c.evm_network) AS chain
FROM wallets AS w
JOIN trace_chains AS c ON c.chain = w.chain
WHERE starts_with(w.node, 'wallet:ethereum:') AND c.evm_network <> ''
GROUP BY w.node
HAVING count(DISTINCT c.evm_network) = 1
UNION ALL
SELECT u.node, min(u.network) AS chain
FROM (
    SELECT s.node, c.evm_network AS network
    FROM transfers AS t
    JOIN trace_chains AS c ON c.chain = t.chain AND c.evm_network <> ''
    JOIN transfer_ends AS s ON s.value = t.sender AND s.declared_chain = t.chain
    UNION ALL
    SELECT r.node, c.evm_network
    FROM transfers AS t
    JOIN trace_chains AS c ON c.chain = t.chain AND c.evm_network <> ''
    JOIN transfer_ends AS r ON r.value = t.receiver AND r.declared_chain = t.chain
    WHERE t.received_amount IS NULL AND coalesce(t.received_currency, t.currency) = t.currency
) AS u
LEFT JOIN (
    SELECT DISTINCT w.node FROM wallets AS w JOIN trace_chains AS c ON c.chain = w.chain AND c.evm_network <> ''
) AS k ON k.node = u.node
WHERE starts_with(u.node, 'wallet:ethereum:') AND k.node IS NULL
GROUP BY u.node
HAVING count(DISTINCT u.network) = 1
