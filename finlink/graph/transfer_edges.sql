-- Transfers among the wanted nodes. Chain and value are compared as one key: of two separate conditions the engine
-- would first pair all ends of a chain with each other.
WITH ends AS (
    SELECT e.declared_chain || chr(31) || e.value AS end_key, e.node
    FROM transfer_ends AS e
    JOIN wanted AS w ON w.node = e.node
)
SELECT s.node AS source, r.node AS target, 'transfer' AS relation, t.amount, t.currency, t.time, t.transfer_id,
    t.purpose, t.source_file || ':' || CAST(t.source_row AS VARCHAR) AS evidence
FROM transfers AS t
JOIN ends AS s ON s.end_key = coalesce(t.chain, '') || chr(31) || t.sender
JOIN ends AS r ON r.end_key = coalesce(t.chain, '') || chr(31) || t.receiver
ORDER BY t.time, t.source_file, t.source_row
