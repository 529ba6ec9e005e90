-- The keys under which profiles are looked for: two profiles are compared only where they share one. A key is a
-- contact, a number, a date of birth, words of the name by their sound, or number and street of an address. alone = 0
-- where the key tells too little by itself, so that the other profile must have it with 1: a word of the name, which
-- counts where one side has no other, and a word with an initial, which counts where one side has no more than that.
-- Of a name of many words only the six rarest make keys of two words: all pairs of them would cost too much.
WITH many AS (
    SELECT w.words, w.n, row_number() OVER (PARTITION BY w.words ORDER BY c.profiles, w.word, w.n) AS place
    FROM name_words AS w
    JOIN (SELECT DISTINCT words FROM name_words WHERE n > 6) AS m ON m.words = w.words
    JOIN person_words AS c ON c.word = w.word
), words AS (
    SELECT p.profile, p.words, substr(p.born, 1, 4) AS year, w.n, w.word, w.sound,
        CASE WHEN p.words LIKE '% %' THEN 0 ELSE 1 END AS one_word
    FROM person_profiles AS p
    JOIN name_words AS w ON w.words = p.words
), paired AS (
    SELECT w.*
    FROM words AS w
    LEFT JOIN many AS m ON m.words = w.words AND m.n = w.n AND m.place > 6
    WHERE m.n IS NULL
), places AS (
    SELECT profile, house, unnest(streets) AS word FROM person_profiles WHERE house <> ''
), contacts AS (
    SELECT profile, unnest(list_concat(phones, list_concat(emails, handles))) AS node FROM person_profiles
), mailboxes AS (
    SELECT profile, regexp_replace(string_split(node, '@')[1], '^email:|[^a-z]', '', 'g') AS person,
        string_split(node, '@')[2] AS place
    FROM contacts
    WHERE node LIKE 'email:%'
), keys AS (
    SELECT profile, 'i' || id_key AS key, 1 AS alone FROM person_profiles WHERE id_key IS NOT NULL
    UNION ALL
    SELECT profile, 'd' || born, 1 FROM person_profiles WHERE length(born) = 10
    UNION ALL
    SELECT profile, 'p' || node, 1 FROM contacts
    UNION ALL
    SELECT profile, 'e' || person || ' ' || substr(place, 1, 2), 1 FROM mailboxes WHERE length(person) > 1
    UNION ALL
    SELECT profile, 'f' || substr(person, 1, 1) || ' ' || string_split(place, '.')[1], 1 FROM mailboxes
    UNION ALL
    SELECT profile, 'c' || joined, 1 FROM person_profiles WHERE joined <> ''
    UNION ALL
    SELECT profile, 'n' || array_to_string(list_sort(string_split(skeletons, ' ')), ' '), 1 FROM person_profiles WHERE words <> ''
    UNION ALL
    SELECT profile, 'r' || sound, one_word FROM words
    UNION ALL
    SELECT profile, 'y' || sound || year, 1 FROM words WHERE year <> ''
    UNION ALL
    SELECT a.profile, 's' || a.sound || ' ' || b.sound, 1
    FROM paired AS a
    JOIN paired AS b ON b.profile = a.profile AND a.sound < b.sound
    UNION ALL
    SELECT a.profile, 't' || a.sound || ' ' || substr(b.word, 1, 1), CASE WHEN length(b.word) = 1 THEN 1 ELSE 0 END
    FROM paired AS a
    JOIN paired AS b ON b.profile = a.profile AND a.n <> b.n
    UNION ALL
    SELECT a.profile, 'v' || a.sound || ' ' || substr(b.word, 1, 1) || right(b.sound, 1), 1
    FROM paired AS a
    JOIN paired AS b ON b.profile = a.profile AND a.n <> b.n
    UNION ALL
    SELECT a.profile, 'w' || a.sound || ' ' || substr(b.word, 1, 1) || substr(b.sound, 2, 1), 1
    FROM paired AS a
    JOIN paired AS b ON b.profile = a.profile AND a.n <> b.n
    UNION ALL
    SELECT a.profile, 'u' || a.sound || ' ' || substr(b.word, 1, 1) || a.year, 1
    FROM paired AS a
    JOIN paired AS b ON b.profile = a.profile AND a.n <> b.n
    WHERE a.year <> ''
    UNION ALL
    SELECT profile, 'a' || house || ' ' || word, 1 FROM places WHERE length(word) > 3
)
SELECT profile, key, max(alone) AS alone FROM keys GROUP BY profile, key
