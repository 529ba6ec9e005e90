-- Why each case has its status, what to do next, and what makes it urgent.
SELECT n.number, s.reason, s.evidence, g.next_step, g.priority_parts
FROM case_status AS s
JOIN overview_nodes AS n ON n.node = 'case:' || s.case_id
LEFT JOIN gaps AS g ON g.case_id = s.case_id
ORDER BY n.number
