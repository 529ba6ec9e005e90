-- Pairs of profiles in which, chance apart, more speaks against one person than for it, or that may be relatives; both
-- ways round.
WITH weighed AS (
    SELECT l, r, bits, reasons FROM scored_pairs
    UNION ALL
    SELECT l, r, bits, reasons FROM closed_pairs
), unlike AS (
    SELECT w.l, w.r
    FROM weighed AS w
    CROSS JOIN person_model AS m
    WHERE w.bits + log2(m.size) < -0.001 OR len(list_filter(w.reasons, lambda one: one.factor = 'relatives')) > 0
)
SELECT u.l, u.r FROM unlike AS u JOIN joined_profiles AS j ON j.profile = u.l
UNION ALL
SELECT u.r, u.l FROM unlike AS u JOIN joined_profiles AS j ON j.profile = u.r
ORDER BY 1, 2
