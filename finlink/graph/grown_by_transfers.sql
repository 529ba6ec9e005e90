-- The wanted nodes with the other ends of their transfers.
WITH ends AS (
    SELECT i.id FROM identifiers AS i JOIN wanted AS w ON w.node = i.node
), others AS (
    SELECT t.receiver_id AS id FROM transfers AS t JOIN ends AS e ON e.id = t.sender_id
    UNION
    SELECT t.sender_id AS id FROM transfers AS t JOIN ends AS e ON e.id = t.receiver_id
)
SELECT node FROM wanted
UNION
SELECT i.node FROM identifiers AS i JOIN others AS o ON o.id = i.id
