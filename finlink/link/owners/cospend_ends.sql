-- The ends of those rows, as written, with their wallet; what is no address of the chain stands for itself.
WITH written AS (
    SELECT chain, sender AS value FROM cospend_told WHERE sender IS NOT NULL
    UNION
    SELECT chain, receiver AS value FROM cospend_told WHERE receiver IS NOT NULL
)
SELECT w.chain, w.value, coalesce(min(i.node), 'written:' || w.value) AS node
FROM written AS w
JOIN utxo_chains AS u ON u.chain = w.chain
LEFT JOIN identifiers AS i ON i.value = w.value AND i.declared_chain = w.chain AND i.hint = 'wallet'
    AND starts_with(i.node, 'wallet:' || u.family || ':')
GROUP BY w.chain, w.value
