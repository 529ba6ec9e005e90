-- The numbers of these parties, as they are written in the register and as they are compared.
WITH written AS (
    SELECT 'party:' || person_key AS node, national_id AS number FROM parties WHERE person_key IS NOT NULL
    UNION
    SELECT 'party:' || holder_key, holder_id FROM accounts WHERE holder_key IS NOT NULL
    UNION
    SELECT node, regexp_replace(node, '^party:', '') FROM personal_parties
)
SELECT DISTINCT w.number
FROM written AS w
JOIN personal_parties AS p ON p.node = w.node
WHERE w.number IS NOT NULL
ORDER BY 1
