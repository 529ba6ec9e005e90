-- Pairs of profiles in which, chance apart, more speaks against one person than for it; both ways round.
WITH weighed AS (
    SELECT l, r, reasons FROM scored_pairs
    UNION ALL
    SELECT l, r, reasons FROM closed_pairs
), unlike AS (
    SELECT l, r
    FROM weighed
    WHERE list_sum(list_transform(list_filter(reasons, lambda one: one.factor <> 'chance'), lambda one: one.bits)) < 0
)
SELECT u.l, u.r FROM unlike AS u JOIN joined_profiles AS j ON j.profile = u.l
UNION ALL
SELECT u.r, u.l FROM unlike AS u JOIN joined_profiles AS j ON j.profile = u.r
ORDER BY 1, 2
