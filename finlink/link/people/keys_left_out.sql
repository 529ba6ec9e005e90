-- The keys that so many profiles share that they are no way to find candidates.
SELECT k.key, count(*) AS profiles
FROM profile_keys AS k
JOIN key_limits AS m ON m.kind = substr(k.key, 1, 1)
GROUP BY k.key, m.most
HAVING count(*) > m.most
ORDER BY k.key
