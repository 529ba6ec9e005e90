-- The keys that so many profiles share that they are no way to find candidates.
SELECT k.key, count(*) AS profiles
FROM profile_keys AS k
CROSS JOIN person_params AS p
GROUP BY k.key, p.key_limit
HAVING count(*) > p.key_limit
ORDER BY k.key
