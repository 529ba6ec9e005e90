-- The pairs of different profiles that are strong enough to be one person, strongest first; equal ones in the order of
-- the profiles, which is that of their fingerprints.
SELECT l, r, strength
FROM scored_pairs
WHERE l <> r AND strength >= 0.9
ORDER BY strength DESC, bits DESC, l, r
