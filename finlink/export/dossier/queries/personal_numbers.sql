-- The personal numbers of the register, of everybody whom no row calls a company: a text of the case may hold the number of
-- somebody whose own row no claim cites.
WITH named AS (
    SELECT national_id AS number FROM parties WHERE kind IS NULL OR kind <> 'company'
    UNION ALL
    SELECT person_key FROM parties WHERE kind IS NULL OR kind <> 'company'
    UNION ALL
    SELECT holder_id FROM accounts
    UNION ALL
    SELECT holder_key FROM accounts
), companies AS (
    SELECT national_id AS number FROM parties WHERE kind = 'company'
    UNION
    SELECT person_key FROM parties WHERE kind = 'company'
)
SELECT DISTINCT n.number
FROM named AS n
LEFT JOIN companies AS k ON k.number = n.number
WHERE n.number IS NOT NULL AND k.number IS NULL
ORDER BY n.number
