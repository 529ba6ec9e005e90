-- The people, accounts and wallets in each chosen case, as written, with their role.
SELECT DISTINCT t.case_id, t.part, t.name, coalesce(t.role, 'no role') AS role
FROM (
    SELECT case_id, 'people' AS part, name, role FROM parties
    UNION ALL
    SELECT case_id, 'people' AS part, holder AS name, 'holder, ' || coalesce(role, 'no role') AS role FROM accounts
    UNION ALL
    SELECT case_id, 'accounts' AS part, account AS name, role FROM accounts
    UNION ALL
    SELECT case_id, 'wallets' AS part, address AS name, role FROM wallets
) AS t
JOIN chosen_cases AS w ON w.case_id = t.case_id
WHERE t.name IS NOT NULL
ORDER BY 1, 2, 3, 4
