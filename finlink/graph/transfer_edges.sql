-- Transfers among the wanted nodes; the integer ids of their ends are compared first, for they are many.
WITH ends AS (
    SELECT i.id, i.node FROM identifiers AS i JOIN wanted AS w ON w.node = i.node
)
SELECT s.node AS source, r.node AS target, 'transfer' AS relation, t.amount, t.currency, t.time, t.transfer_id,
    t.purpose, t.source_file || ':' || CAST(t.source_row AS VARCHAR) AS evidence
FROM transfers AS t
JOIN ends AS s ON s.id = t.sender_id
JOIN ends AS r ON r.id = t.receiver_id
ORDER BY t.time, t.source_file, t.source_row
