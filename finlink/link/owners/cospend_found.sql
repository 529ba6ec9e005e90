-- Transactions of a coin chain that name two senders and more, numbered in text order. Rows without chain or transaction
-- hash never count.
WITH found AS (
    SELECT u.family, lower(t.tx_hash) AS tx
    FROM transfers AS t
    JOIN utxo_chains AS u ON u.chain = t.chain
    WHERE t.tx_hash IS NOT NULL AND t.sender IS NOT NULL
    GROUP BY u.family, lower(t.tx_hash)
    HAVING min(t.sender) <> max(t.sender)
)
SELECT row_number() OVER (ORDER BY family, tx) AS point, family, tx FROM found
