-- The chain of each wallet where its address tells it; an address of the Ethereum kind is of many chains, so there the
-- chain is the one that the register's rows of wallets say, where they all say one.
SELECT node, string_split(node, ':')[2] AS chain
FROM (SELECT DISTINCT node FROM transfer_ends WHERE starts_with(node, 'wallet:') AND NOT starts_with(node, 'wallet:ethereum:'))
UNION ALL
SELECT w.node, min(c.evm_network) AS chain
FROM wallets AS w
JOIN trace_chains AS c ON c.chain = w.chain
WHERE starts_with(w.node, 'wallet:ethereum:') AND c.evm_network <> ''
GROUP BY w.node
HAVING count(DISTINCT c.evm_network) = 1
