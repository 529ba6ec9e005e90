-- Who paid whom, each pair once, by the numbers of payment_nodes. Chain and value are compared as one key: of two
-- separate conditions the engine would first pair all ends of a chain with each other.
WITH ends AS (
    SELECT e.declared_chain || chr(31) || e.value AS end_key, n.number
    FROM transfer_ends AS e
    JOIN payment_nodes AS n ON n.node = e.node
)
SELECT DISTINCT p.number AS payer, q.number AS payee
FROM transfers AS t
JOIN ends AS p ON p.end_key = coalesce(t.chain, '') || chr(31) || t.sender
JOIN ends AS q ON q.end_key = coalesce(t.chain, '') || chr(31) || t.receiver
WHERE p.number <> q.number
