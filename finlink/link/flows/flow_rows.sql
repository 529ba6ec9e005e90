-- The transfers that an account or wallet of some case pays.
SELECT s.code AS sender, r.code AS receiver, r.held AS receiver_held, CAST(t.time AS DATE) AS day, t.amount, t.currency,
    t.source_file, t.source_row
FROM transfers AS t
JOIN flow_ends AS s ON s.value = t.sender AND s.chain = coalesce(t.chain, '') AND s.held = 1
JOIN flow_ends AS r ON r.value = t.receiver AND r.chain = coalesce(t.chain, '')
WHERE s.code <> r.code
