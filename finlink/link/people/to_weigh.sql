-- The candidates that no earlier build weighed: at least one of the two profiles is new or changed.
SELECT c.l, c.r
FROM candidates AS c
LEFT JOIN known_profiles AS l ON l.profile = c.l
LEFT JOIN known_profiles AS r ON r.profile = c.r
WHERE l.profile IS NULL OR r.profile IS NULL
ORDER BY 1, 2
