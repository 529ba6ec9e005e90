-- Whom each row of a party, an account or a wallet of the case names. A row without a number is taken for the one number of
-- the case under exactly its name, unless birth dates differ, or two rows of parties of that name differ in it.
WITH told AS (
    SELECT 'party' AS kind, p.name, p.person_key AS number, p.birth_date, p.case_id, p.source_file, p.source_row
    FROM parties AS p
    JOIN dossier_case AS d ON d.case_id = p.case_id
    UNION ALL
    SELECT 'account', a.holder, a.holder_key, a.holder_birth_date, a.case_id, a.source_file, a.source_row
    FROM accounts AS a
    JOIN dossier_case AS d ON d.case_id = a.case_id
    UNION ALL
    SELECT 'wallet', w.holder, CAST(NULL AS VARCHAR), CAST(NULL AS DATE), w.case_id, w.source_file, w.source_row
    FROM wallets AS w
    JOIN dossier_case AS d ON d.case_id = w.case_id
), sole AS (
    SELECT name, min(number) AS number, coalesce(min(CASE WHEN number IS NOT NULL THEN birth_date END), min(birth_date)) AS birth_date
    FROM told
    WHERE name IS NOT NULL
    GROUP BY name
    HAVING count(DISTINCT number) = 1 AND count(DISTINCT CASE WHEN kind = 'party' THEN coalesce(number, '') END) <= 1
)
SELECT t.kind, t.source_file, t.source_row, 'party:' || coalesce(t.number, t.case_id || '/' || t.name) AS own_node,
    'party:' || coalesce(t.number, s.number, t.case_id || '/' || t.name) AS node
FROM told AS t
LEFT JOIN sole AS s ON s.name = t.name AND (t.birth_date IS NULL OR s.birth_date IS NULL OR t.birth_date = s.birth_date)
