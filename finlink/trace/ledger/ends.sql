-- The ends of transfers as written, with the node each is part of (one that is no identifier stands for itself), its
-- number (1 = the first in text order), whether a service keeps it, and the chain that it tells itself.
WITH written AS (
    SELECT value, declared_chain, node AS known FROM transfer_ends
    UNION ALL
    SELECT value, declared_chain, CAST(NULL AS VARCHAR) FROM ledger_unknown
), named AS (
    SELECT w.value, w.declared_chain, coalesce(o.owner, w.known, 'written:' || w.value) AS node,
        CASE WHEN v.node IS NULL THEN 0 ELSE 1 END AS service,
        CASE WHEN starts_with(coalesce(w.known, ''), 'wallet:') THEN 1 ELSE 0 END AS wallet,
        CASE WHEN starts_with(coalesce(w.known, ''), 'wallet:ethereum:') THEN 1 ELSE 0 END AS evm, n.number AS chain
    FROM written AS w
    LEFT JOIN pooled_wallets AS o ON o.node = w.known
    LEFT JOIN service_nodes AS v ON v.node = w.known
    LEFT JOIN node_chains AS c ON c.node = w.known
    LEFT JOIN ledger_chains AS n ON n.chain = c.chain
)
SELECT value, declared_chain, node, CAST(dense_rank() OVER (ORDER BY node) AS INTEGER) AS number, service, wallet, evm, chain
FROM named
