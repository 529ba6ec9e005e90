-- The pairs of different profiles that are strong enough to be one person, strongest first; equal ones in the order of
-- the profiles, which is that of their fingerprints.
SELECT s.l, s.r, s.strength
FROM scored_pairs AS s
CROSS JOIN person_params AS p
WHERE s.l <> s.r AND s.strength >= p.joining
ORDER BY s.strength DESC, s.bits DESC, s.l, s.r
