-- The numbers of persons and companies that could stand for "unknown": short, with letters, one digit repeated, or digits
-- that only count up or down.
SELECT DISTINCT key
FROM (
    SELECT holder_key AS key FROM accounts
    UNION ALL
    SELECT person_key FROM parties
) AS t
WHERE NOT regexp_matches(key, '^[0-9]{6,}$') OR replace(key, substr(key, 1, 1), '') = ''
    OR contains('012345678901234567890123456789', key) OR contains('987654321098765432109876543210', key)
ORDER BY key
