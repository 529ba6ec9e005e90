-- The pairs of known profiles as the earlier build weighed them, where they are candidates still. Profiles are numbered
-- in the order of their fingerprints, so left and right stay what they were.
SELECT c.l, c.r, e.bits, e.reasons, e.strength
FROM candidates AS c
JOIN known_profiles AS l ON l.profile = c.l
JOIN known_profiles AS r ON r.profile = c.r
JOIN earlier_pairs AS e ON e.left_print = l.print AND e.right_print = r.print
ORDER BY 1, 2
