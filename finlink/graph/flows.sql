-- The transfers with the node ids of their ends.
SELECT s.node AS sender_node, r.node AS receiver_node, t.sender_id, t.receiver_id, t.transfer_id, t.time, t.amount,
    t.currency, t.purpose, t.source_file, t.source_row
FROM transfers AS t
LEFT JOIN identifiers AS s ON s.id = t.sender_id
LEFT JOIN identifiers AS r ON r.id = t.receiver_id
