-- What the chosen accounts and wallets received, per currency. Chain and value are compared as one key: of two separate
-- conditions the engine would first pair all ends of a chain with each other.
WITH ends AS (
    SELECT e.declared_chain || chr(31) || e.value AS end_key, e.node
    FROM transfer_ends AS e
    JOIN chosen_nodes AS n ON n.node = e.node
)
SELECT e.node, t.currency, sum(t.amount) AS amount, count(*) AS payments
FROM transfers AS t
JOIN ends AS e ON e.end_key = coalesce(t.chain, '') || chr(31) || t.receiver
GROUP BY e.node, t.currency
ORDER BY e.node, t.currency
