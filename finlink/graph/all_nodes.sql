SELECT 'case:' || case_id AS node FROM cases
UNION
SELECT node FROM accounts WHERE node <> ''
UNION
SELECT node FROM wallets WHERE node <> ''
UNION
SELECT node FROM identifiers WHERE node <> ''
UNION
SELECT node FROM party_names
UNION
SELECT 'investigation:' || investigation_id FROM coverage
