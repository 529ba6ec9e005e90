-- Pairs of profiles whose parties an analyst called the same.
SELECT DISTINCT least(x.profile, y.profile) AS l, greatest(x.profile, y.profile) AS r
FROM decisions_in_force AS d
JOIN profile_cases AS x ON x.node = d.left_ref
JOIN profile_cases AS y ON y.node = d.right_ref
WHERE d.decision = 'same' AND x.profile <> y.profile
ORDER BY 1, 2
