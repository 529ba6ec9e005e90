-- Pairs of profiles that came together through others only: they were no candidates, or weighed all but impossible.
SELECT a.profile AS l, b.profile AS r
FROM person_members AS a
JOIN person_members AS b ON b.person = a.person AND a.profile < b.profile
LEFT JOIN scored_pairs AS s ON s.l = a.profile AND s.r = b.profile
WHERE s.l IS NULL
ORDER BY 1, 2
