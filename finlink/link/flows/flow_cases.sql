-- The same holders by number.
SELECT n.code, h.case_id, h.joining, h.victim, h.strength
FROM flow_holders AS h
JOIN flow_nodes AS n ON n.node = h.node
