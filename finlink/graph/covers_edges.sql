SELECT 'investigation:' || c.investigation_id AS source, 'case:' || c.case_id AS target, 'covers' AS relation, c.evidence
FROM coverage AS c
JOIN wanted AS w ON w.node = 'investigation:' || c.investigation_id
JOIN wanted AS v ON v.node = 'case:' || c.case_id
ORDER BY 1, 2
