-- What must not contradict within one person: number, date of birth, victim or suspect in a case, parted by an analyst.
WITH parted AS (
    SELECT x.profile, y.profile AS other
    FROM decisions_in_force AS d
    JOIN profile_cases AS x ON x.node = d.left_ref
    JOIN profile_cases AS y ON y.node = d.right_ref
    WHERE d.decision = 'different' AND x.profile <> y.profile
), cases AS (
    SELECT c.profile, coalesce(list(c.case_id) FILTER (WHERE c.victim = 1 AND c.suspect = 0), []) AS victim_in,
        coalesce(list(c.case_id) FILTER (WHERE c.suspect = 1 AND c.victim = 0), []) AS suspect_in
    FROM profile_cases AS c
    JOIN joined_profiles AS j ON j.profile = c.profile
    GROUP BY c.profile
)
SELECT p.profile, p.id_kind, p.id_key, p.id_checked AND p.id_key IS NOT NULL AS checked, p.born, c.victim_in, c.suspect_in,
    coalesce((SELECT list(o.other) FROM parted AS o WHERE o.profile = p.profile), []) AS parted
FROM person_profiles AS p
JOIN joined_profiles AS j ON j.profile = p.profile
JOIN cases AS c ON c.profile = p.profile
ORDER BY p.profile
