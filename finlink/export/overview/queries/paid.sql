-- Transfers between two nodes as one line a direction and currency. Chain and value are compared as one key: of two
-- separate conditions the engine would first pair all ends of a chain with each other.
WITH ends AS (
    SELECT declared_chain || chr(31) || value AS end_key, node FROM transfer_ends WHERE node <> ''
)
SELECT s.node AS source, r.node AS target, t.currency, count(*) AS payments, sum(t.amount) AS amount,
    min(12 * year(t.time) + month(t.time)) AS first_month, max(12 * year(t.time) + month(t.time)) AS last_month
FROM transfers AS t
JOIN ends AS s ON s.end_key = coalesce(t.chain, '') || chr(31) || t.sender
JOIN ends AS r ON r.end_key = coalesce(t.chain, '') || chr(31) || t.receiver
GROUP BY s.node, r.node, t.currency
