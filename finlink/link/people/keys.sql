-- The keys under which profiles are looked for: two profiles are compared only where they share one. A key is a
-- contact, a number, a date of birth, words of the name by their sound, or number and street of an address.
WITH words AS (
    SELECT p.profile, substr(p.born, 1, 4) AS year, w.n, w.word, w.sound
    FROM person_profiles AS p
    JOIN name_words AS w ON w.words = p.words
), places AS (
    SELECT profile, house, unnest(streets) AS word FROM person_profiles WHERE house <> ''
), keys AS (
    SELECT profile, 'i' || id_key AS key FROM person_profiles WHERE id_key IS NOT NULL
    UNION ALL
    SELECT profile, 'd' || born FROM person_profiles WHERE length(born) = 10
    UNION ALL
    SELECT profile, 'p' || unnest(list_concat(phones, list_concat(emails, handles))) FROM person_profiles
    UNION ALL
    SELECT profile, 'c' || joined FROM person_profiles WHERE joined <> ''
    UNION ALL
    SELECT profile, 'n' || array_to_string(list_sort(string_split(skeletons, ' ')), ' ') FROM person_profiles WHERE words <> ''
    UNION ALL
    SELECT profile, 'r' || sound FROM words
    UNION ALL
    SELECT profile, 'y' || sound || year FROM words WHERE year <> ''
    UNION ALL
    SELECT a.profile, 's' || a.sound || ' ' || b.sound
    FROM words AS a
    JOIN words AS b ON b.profile = a.profile AND a.sound < b.sound
    UNION ALL
    SELECT a.profile, 't' || a.sound || ' ' || substr(b.word, 1, 1)
    FROM words AS a
    JOIN words AS b ON b.profile = a.profile AND a.n <> b.n
    UNION ALL
    SELECT a.profile, 'u' || a.sound || ' ' || substr(b.word, 1, 1) || a.year
    FROM words AS a
    JOIN words AS b ON b.profile = a.profile AND a.n <> b.n
    WHERE a.year <> ''
    UNION ALL
    SELECT profile, 'a' || house || ' ' || word FROM places WHERE length(word) > 3
)
SELECT DISTINCT profile, key FROM keys
