-- How many profiles each word of a name stands in, rounded up to a power of two so that one more changes little.
SELECT u.word, CAST(power(2, ceil(log2(count(DISTINCT p.profile)))) AS BIGINT) AS profiles
FROM person_profiles AS p, unnest(string_split(p.words, ' ')) AS u(word)
WHERE p.words <> ''
GROUP BY u.word
ORDER BY u.word
