SELECT f.sender_node AS source, f.receiver_node AS target, 'transfer' AS relation, f.amount, f.currency, f.time,
    f.transfer_id, f.purpose, f.source_file || ':' || CAST(f.source_row AS VARCHAR) AS evidence
FROM flows AS f
JOIN wanted AS w ON w.node = f.sender_node
JOIN wanted AS v ON v.node = f.receiver_node
ORDER BY f.time, f.source_file, f.source_row
