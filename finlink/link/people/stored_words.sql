-- How common each word of a name is, in powers of two.
SELECT word, profiles FROM word_counts ORDER BY word
