-- The pairs of profiles that share a key, each once, and each profile that stands in several cases with itself. A key
-- of more profiles than the limit says too little and is left out. Two profiles of one and the same case link nothing,
-- nor does one that stands in more cases than the hub limit.
WITH useful AS (
    SELECT k.profile, k.key, k.alone
    FROM profile_keys AS k
    JOIN (
        SELECT key, count(*) AS profiles FROM profile_keys GROUP BY key
    ) AS s ON s.key = k.key
    JOIN key_limits AS m ON m.kind = substr(k.key, 1, 1)
    WHERE s.profiles > 1 AND s.profiles <= m.most
), pairs AS (
    SELECT DISTINCT a.profile AS l, b.profile AS r
    FROM useful AS a
    JOIN useful AS b ON b.key = a.key AND a.profile < b.profile AND greatest(a.alone, b.alone) = 1
)
SELECT c.l, c.r
FROM pairs AS c
JOIN person_profiles AS x ON x.profile = c.l
JOIN person_profiles AS y ON y.profile = c.r
WHERE x.spread <> '(too many)' AND y.spread <> '(too many)' AND NOT (x.spread = y.spread AND x.spread <> '(several)')
UNION ALL
SELECT profile AS l, profile AS r FROM person_profiles WHERE spread = '(several)'
ORDER BY 1, 2
