-- The links between the chosen cases.
SELECT l."left", l."right", l.kind, l.via, l.strength, l.status, l.evidence
FROM links AS l
JOIN chosen_cases AS a ON a.case_id = l."left"
JOIN chosen_cases AS b ON b.case_id = l."right"
ORDER BY l."left", l."right", l.kind, l.via
