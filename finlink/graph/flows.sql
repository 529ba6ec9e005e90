-- The transfers with the node ids of their ends.
SELECT s.node AS sender_node, r.node AS receiver_node, t.transfer_id, t.time, t.amount, t.currency, t.purpose,
    t.source_file, t.source_row
FROM transfers AS t
LEFT JOIN transfer_ends AS s ON s.value = t.sender AND s.declared_chain = coalesce(t.chain, '')
LEFT JOIN transfer_ends AS r ON r.value = t.receiver AND r.declared_chain = coalesce(t.chain, '')
