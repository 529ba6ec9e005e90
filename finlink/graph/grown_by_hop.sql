-- The wanted nodes with everything one relation away from the frontier.
WITH ends AS (
    SELECT e.value, e.declared_chain FROM transfer_ends AS e JOIN frontier AS f ON f.node = e.node
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
SELECT i.node FROM transfer_ends AS i JOIN others AS o ON o.value = i.value AND o.declared_chain = i.declared_chain
