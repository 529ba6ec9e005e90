-- The ends of transfers as written, with the node each is part of (one that is no identifier stands for itself), its
-- number (1 = the first in text order), whether a service keeps it, and the chain that it tells itself.
WITH written AS (
    SELECT sender AS value, coalesce(chain, '') AS declared_chain FROM transfers WHERE sender IS NOT NULL
    UNION
    SELECT receiver, coalesce(chain, '') FROM transfers WHERE receiver IS NOT NULL
), named AS (
    SELECT w.value, w.declared_chain, coalesce(o.owner, t.node, 'written:' || w.value) AS node,
        CASE WHEN v.node IS NULL THEN 0 ELSE 1 END AS service,
        CASE WHEN starts_with(coalesce(t.node, ''), 'wallet:') THEN 1 ELSE 0 END AS wallet,
        CASE WHEN starts_with(coalesce(t.node, ''), 'wallet:ethereum:') THEN 1 ELSE 0 END AS evm, c.chain
    FROM written AS w
    LEFT JOIN transfer_ends AS t ON t.value = w.value AND t.declared_chain = w.declared_chain
    LEFT JOIN pooled_wallets AS o ON o.node = t.node
    LEFT JOIN service_nodes AS v ON v.node = t.node
    LEFT JOIN node_chains AS c ON c.node = t.node
), numbered AS (
    SELECT node, row_number() OVER (ORDER BY node) AS number FROM (SELECT DISTINCT node FROM named)
)
SELECT n.value, n.declared_chain, n.node, d.number, n.service, n.wallet, n.evm, n.chain
FROM named AS n
JOIN numbered AS d ON d.node = n.node
ORDER BY n.value, n.declared_chain
