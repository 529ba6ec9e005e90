-- One row per source row that names an identifier (node) in a case, registered or not, with the role it has there. A
-- national number whose check digits are wrong joins nothing by itself; one of an unknown kind joins as before.
SELECT node, CASE WHEN starts_with(node, 'wallet:') THEN 'shared_wallet' ELSE 'shared_account' END AS kind,
    case_id, role, strength, source_file || ':' || CAST(source_row AS VARCHAR) AS evidence
FROM accounts
WHERE node <> ''
UNION ALL
SELECT node, CASE WHEN starts_with(node, 'wallet:') THEN 'shared_wallet' ELSE 'shared_account' END AS kind,
    case_id, role, strength, source_file || ':' || CAST(source_row AS VARCHAR) AS evidence
FROM wallets
WHERE node <> ''
UNION ALL
SELECT 'party:' || a.holder_key AS node, 'shared_national_id' AS kind, a.case_id, a.role,
    CAST(CASE WHEN a.id_valid = false THEN 0.5 ELSE 0.95 END AS DOUBLE) AS strength,
    a.source_file || ':' || CAST(a.source_row AS VARCHAR) AS evidence
FROM accounts AS a
WHERE a.holder_key IS NOT NULL
UNION ALL
SELECT 'party:' || p.person_key AS node,
    CASE WHEN p.kind = 'company' THEN 'shared_company_id' ELSE 'shared_national_id' END AS kind,
    p.case_id, p.role, CAST(CASE WHEN p.id_valid = false THEN 0.5 ELSE 0.95 END AS DOUBLE) AS strength,
    p.source_file || ':' || CAST(p.source_row AS VARCHAR) AS evidence
FROM parties AS p
WHERE p.person_key IS NOT NULL
UNION ALL
SELECT p.node,
    CASE
        WHEN starts_with(p.node, 'phone:') THEN 'shared_phone'
        WHEN starts_with(p.node, 'email:') THEN 'shared_email'
        ELSE 'shared_handle'
    END AS kind,
    p.case_id, p.role, p.strength, p.source_file || ':' || CAST(p.source_row AS VARCHAR) AS evidence
FROM party_contacts AS p
WHERE p.node <> ''
UNION ALL
SELECT node, kind, case_id, role, strength, evidence FROM owner_holdings
