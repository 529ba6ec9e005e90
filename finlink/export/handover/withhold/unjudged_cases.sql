-- The cases whose status, findings and network may rest on withheld rows: those with such a row or with traced money that
-- may rest on one, those judged by one, and all that are linked with these or in one network with these.
WITH own AS (
    SELECT case_id FROM untraced_cases
    UNION
    SELECT f.case_id FROM findings AS f JOIN withheld_evidence AS w ON w.evidence = f.evidence WHERE f.case_id IS NOT NULL
    UNION
    SELECT s.case_id FROM case_status AS s JOIN withheld_evidence AS w ON w.evidence = s.evidence
    UNION
    SELECT "left" FROM touched_links
    UNION
    SELECT "right" FROM touched_links
)
SELECT case_id FROM own
UNION
SELECT l."right" FROM links AS l JOIN own AS o ON o.case_id = l."left"
UNION
SELECT l."left" FROM links AS l JOIN own AS o ON o.case_id = l."right"
UNION
SELECT m.case_id
FROM network_members AS m
JOIN network_members AS n ON n.network = m.network
JOIN own AS o ON o.case_id = n.case_id
