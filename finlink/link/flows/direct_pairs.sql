-- The payments between cases of which neither end is used like a service.
WITH busy AS (
    SELECT n.code
    FROM busy_ends AS e
    JOIN flow_nodes AS n ON n.node = e.node
    WHERE e.kind = 'direct_transfer'
)
SELECT b.sender, b.receiver, b.transfers, b.from_case, b.to_case, b.strength
FROM flow_between AS b
LEFT JOIN busy AS s ON s.code = b.sender
LEFT JOIN busy AS r ON r.code = b.receiver
WHERE s.code IS NULL AND r.code IS NULL
