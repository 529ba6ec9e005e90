-- The weighed pairs that are more than all but impossible, under the fingerprints of their profiles.
SELECT l.print AS left_print, r.print AS right_print, s.bits, s.reasons, s.strength
FROM scored_pairs AS s
JOIN person_profiles AS l ON l.profile = s.l
JOIN person_profiles AS r ON r.profile = s.r
ORDER BY s.l, s.r
