SELECT w.node, 'case' AS kind, c.case_id AS label, s.status, g.findings, s.reason, g.next_step, g.priority, f.network,
    c.title, c.unit, c.offence, c.country, c.opened, c.closed, c.loss, c.currency, f.loss_eur,
    c.source_file || ':' || CAST(c.source_row AS VARCHAR) AS evidence, c.handling
FROM wanted AS w
JOIN cases AS c ON w.node = 'case:' || c.case_id
JOIN case_status AS s ON s.case_id = c.case_id
JOIN case_facts AS f ON f.case_id = c.case_id
LEFT JOIN gaps AS g ON g.case_id = c.case_id
ORDER BY w.node
