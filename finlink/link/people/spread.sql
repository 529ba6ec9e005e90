-- Each profile with where it stands: the one case, in several cases, or in so many that it joins nothing.
SELECT p.*,
    CASE WHEN s.cases = 1 THEN s.case_id WHEN s.cases > x.hub_limit THEN '(too many)' ELSE '(several)' END AS spread
FROM person_profiles_said AS p
JOIN (
    SELECT profile, count(DISTINCT case_id) AS cases, min(case_id) AS case_id FROM profile_cases GROUP BY profile
) AS s ON s.profile = p.profile
CROSS JOIN person_params AS x
ORDER BY p.profile
