-- Transfers among the wanted nodes.
WITH ends AS (
    SELECT e.value, e.declared_chain, e.node FROM transfer_ends AS e JOIN wanted AS w ON w.node = e.node
)
SELECT s.node AS source, r.node AS target, 'transfer' AS relation, t.amount, t.currency, t.time, t.transfer_id,
    t.purpose, t.source_file || ':' || CAST(t.source_row AS VARCHAR) AS evidence
FROM transfers AS t
JOIN ends AS s ON s.value = t.sender AND s.declared_chain = coalesce(t.chain, '')
JOIN ends AS r ON r.value = t.receiver AND r.declared_chain = coalesce(t.chain, '')
ORDER BY t.time, t.source_file, t.source_row
