-- The wanted cases with their investigations, and at most so many accounts, wallets and people each: those of several
-- cases first.
WITH held AS (
    SELECT i.case_id, i.node FROM case_holdings AS i JOIN wanted AS w ON w.node = 'case:' || i.case_id
    UNION
    SELECT p.case_id, p.node FROM party_names AS p JOIN wanted AS w ON w.node = 'case:' || p.case_id
), placed AS (
    SELECT h.node, row_number() OVER (PARTITION BY h.case_id ORDER BY coalesce(u.cases, 1) DESC, h.node) AS place
    FROM held AS h
    LEFT JOIN identifier_use AS u ON u.node = h.node
)
SELECT node FROM wanted
UNION
SELECT 'investigation:' || c.investigation_id FROM coverage AS c JOIN wanted AS w ON w.node = 'case:' || c.case_id
UNION
SELECT p.node FROM placed AS p JOIN drawing AS d ON p.place <= d.most
