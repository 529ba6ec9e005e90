-- One row per source row that names an identifier (node) in a case, registered or not, with the role it has there, and
-- the row that says so, or several rows as text (told): a text for each of very many rows is made only where it is read. A
-- national number whose check digits are wrong joins nothing by itself; one of an unknown kind joins as before.
SELECT node, CASE WHEN starts_with(node, 'wallet:') THEN 'shared_wallet' ELSE 'shared_account' END AS kind,
    case_id, role, strength, source_file, source_row, CAST(NULL AS VARCHAR) AS told
FROM accounts
WHERE node <> ''
UNION ALL
SELECT node, CASE WHEN starts_with(node, 'wallet:') THEN 'shared_wallet' ELSE 'shared_account' END AS kind,
    case_id, role, strength, source_file, source_row, CAST(NULL AS VARCHAR) AS told
FROM wallets
WHERE node <> ''
UNION ALL
SELECT 'party:' || a.holder_key AS node, 'shared_national_id' AS kind, a.case_id, a.role,
    CAST(CASE WHEN a.id_valid = false THEN 0.5 ELSE 0.95 END AS DOUBLE) AS strength,
    a.source_file, a.source_row, CAST(NULL AS VARCHAR) AS told
FROM accounts AS a
WHERE a.holder_key IS NOT NULL
UNION ALL
SELECT 'party:' || p.person_key AS node,
    CASE WHEN p.kind = 'company' THEN 'shared_company_id' ELSE 'shared_national_id' END AS kind,
    p.case_id, p.role, CAST(CASE WHEN p.id_valid = false THEN 0.5 ELSE 0.95 END AS DOUBLE) AS strength,
    p.source_file, p.source_row, CAST(NULL AS VARCHAR) AS told
FROM parties AS p
WHERE p.person_key IS NOT NULL
UNION ALL
SELECT p.node,
    CASE
        WHEN starts_with(p.node, 'phone:') THEN 'shared_phone'
        WHEN starts_with(p.node, 'email:') THEN 'shared_email'
        ELSE 'shared_handle'
    END AS kind,
    p.case_id, p.role, p.strength, p.source_file, p.source_row, CAST(NULL AS VARCHAR) AS told
FROM party_contacts AS p
WHERE p.node <> ''
UNION ALL
SELECT node, kind, case_id, role, strength, CAST(NULL AS VARCHAR) AS source_file, CAST(NULL AS BIGINT) AS source_row,
    evidence AS told
FROM owner_holdings
