-- The wanted cases with their accounts, wallets, holders, parties and investigations.
SELECT node FROM wanted
UNION
SELECT i.node FROM case_holdings AS i JOIN wanted AS w ON w.node = 'case:' || i.case_id
UNION
SELECT p.node FROM party_names AS p JOIN wanted AS w ON w.node = 'case:' || p.case_id
UNION
SELECT 'investigation:' || c.investigation_id FROM coverage AS c JOIN wanted AS w ON w.node = 'case:' || c.case_id
