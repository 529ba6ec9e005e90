-- The profiles that an earlier build had too, with the same words as common as now and in as many cases.
SELECT p.profile, p.print
FROM person_profiles AS p
JOIN earlier_profiles AS e ON e.print = p.print AND e.spread = p.spread
WHERE p.words NOT IN (
    SELECT w.words
    FROM name_words AS w
    JOIN person_words AS n ON n.word = w.word
    LEFT JOIN earlier_words AS x ON x.word = n.word AND x.profiles = n.profiles
    WHERE x.word IS NULL
)
ORDER BY p.profile
