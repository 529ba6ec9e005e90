-- The wanted nodes with everything one relation away from the frontier.
WITH ends AS (
    SELECT i.id FROM identifiers AS i JOIN frontier AS f ON f.node = i.node
), others AS (
    SELECT t.receiver_id AS id FROM transfers AS t JOIN ends AS e ON e.id = t.sender_id
    UNION
    SELECT t.sender_id AS id FROM transfers AS t JOIN ends AS e ON e.id = t.receiver_id
)
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
SELECT i.node FROM identifiers AS i JOIN others AS o ON o.id = i.id
