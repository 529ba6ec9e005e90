-- The rows of those transactions, as written.
SELECT f.point, t.chain, t.sender, t.receiver, t.amount, t.source_file, t.source_row
FROM transfers AS t
JOIN utxo_chains AS u ON u.chain = t.chain
JOIN cospend_found AS f ON f.family = u.family AND f.tx = lower(t.tx_hash)
WHERE t.tx_hash IS NOT NULL
