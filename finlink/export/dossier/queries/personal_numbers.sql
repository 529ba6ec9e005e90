-- The personal numbers in the cited rows: those of everybody whom no row of the register calls a company.
WITH named AS (
    SELECT p.national_id AS number, p.source_file, p.source_row FROM parties AS p WHERE p.kind IS NULL OR p.kind <> 'company'
    UNION ALL
    SELECT p.person_key, p.source_file, p.source_row FROM parties AS p WHERE p.kind IS NULL OR p.kind <> 'company'
    UNION ALL
    SELECT a.holder_id, a.source_file, a.source_row FROM accounts AS a
    UNION ALL
    SELECT a.holder_key, a.source_file, a.source_row FROM accounts AS a
), companies AS (
    SELECT national_id AS number FROM parties WHERE kind = 'company'
    UNION
    SELECT person_key FROM parties WHERE kind = 'company'
)
SELECT DISTINCT n.number
FROM named AS n
JOIN dossier_cited AS c ON c.source_file = n.source_file AND c.source_row = n.source_row
LEFT JOIN companies AS k ON k.number = n.number
WHERE n.number IS NOT NULL AND k.number IS NULL
ORDER BY n.number
