-- The rows that say that an investigation covers the case of a step.
SELECT s.step, array_to_string(list_sort(list(DISTINCT c.evidence)), '; ') AS evidence
FROM steps AS s
JOIN coverage AS c ON ('investigation:' || c.investigation_id = s.source AND 'case:' || c.case_id = s.target)
    OR ('investigation:' || c.investigation_id = s.target AND 'case:' || c.case_id = s.source)
GROUP BY s.step
ORDER BY s.step
