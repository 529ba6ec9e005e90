-- The pairs of profiles that share a key, each once, and each profile that stands in several cases with itself. A key
-- of more profiles than the limit says too little and is left out. Two profiles of one and the same case link nothing.
WITH sizes AS (
    SELECT key, count(*) AS profiles FROM profile_keys GROUP BY key
), useful AS (
    SELECT k.profile, k.key
    FROM profile_keys AS k
    JOIN sizes AS s ON s.key = k.key
    CROSS JOIN person_params AS p
    WHERE s.profiles BETWEEN 2 AND p.key_limit
), spread AS (
    SELECT profile, count(DISTINCT case_id) AS cases, min(case_id) AS case_id FROM profile_cases GROUP BY profile
), pairs AS (
    SELECT DISTINCT a.profile AS l, b.profile AS r
    FROM useful AS a
    JOIN useful AS b ON b.key = a.key AND a.profile < b.profile
    UNION ALL
    SELECT profile AS l, profile AS r FROM spread WHERE cases > 1
)
SELECT c.l, c.r
FROM pairs AS c
JOIN spread AS x ON x.profile = c.l
JOIN spread AS y ON y.profile = c.r
CROSS JOIN person_params AS p
WHERE NOT (x.cases = 1 AND y.cases = 1 AND x.case_id = y.case_id) AND x.cases <= p.hub_limit AND y.cases <= p.hub_limit
ORDER BY 1, 2
