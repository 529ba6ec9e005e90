-- The wanted nodes with the other ends of their transfers.
WITH ends AS (
    SELECT e.value, e.declared_chain FROM transfer_ends AS e JOIN wanted AS f ON f.node = e.node
), others AS (
    SELECT t.receiver AS value, coalesce(t.chain, '') AS declared_chain
    FROM transfers AS t
    JOIN ends AS e ON e.value = t.sender AND e.declared_chain = coalesce(t.chain, '')
    UNION
    SELECT t.sender AS value, coalesce(t.chain, '') AS declared_chain
    FROM transfers AS t
    JOIN ends AS e ON e.value = t.receiver AND e.declared_chain = coalesce(t.chain, '')
)
SELECT node FROM wanted
UNION
SELECT i.node FROM transfer_ends AS i JOIN others AS o ON o.value = i.value AND o.declared_chain = i.declared_chain
