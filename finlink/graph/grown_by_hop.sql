-- The wanted nodes with everything one relation away from the frontier.
SELECT node FROM wanted
UNION
SELECT i.node FROM case_holdings AS i JOIN frontier AS f ON f.node = 'case:' || i.case_id
UNION
SELECT 'case:' || i.case_id FROM case_holdings AS i JOIN frontier AS f ON f.node = i.node
UNION
SELECT p.node FROM party_names AS p JOIN frontier AS f ON f.node = 'case:' || p.case_id
UNION
SELECT 'case:' || p.case_id FROM party_names AS p JOIN frontier AS f ON f.node = p.node
UNION
SELECT 'investigation:' || c.investigation_id FROM coverage AS c JOIN frontier AS f ON f.node = 'case:' || c.case_id
UNION
SELECT 'case:' || c.case_id FROM coverage AS c JOIN frontier AS f ON f.node = 'investigation:' || c.investigation_id
UNION
SELECT t.receiver_node FROM flows AS t JOIN frontier AS f ON f.node = t.sender_node WHERE t.receiver_node IS NOT NULL
UNION
SELECT t.sender_node FROM flows AS t JOIN frontier AS f ON f.node = t.receiver_node WHERE t.sender_node IS NOT NULL
