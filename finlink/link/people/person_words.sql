-- How many profiles each word of a name stands in, rounded up to a power of two so that one more changes little.
SELECT w.word, CAST(power(2, ceil(log2(count(DISTINCT p.profile)) - 0.000000001)) AS BIGINT) AS profiles
FROM person_profiles AS p
JOIN name_words AS w ON w.words = p.words
GROUP BY w.word
ORDER BY w.word
