SELECT w.node, 'investigation' AS kind, c.investigation_id AS label, min(c.form) AS form, min(c.authority) AS authority,
    min(c.opened) AS opened, max(c.closed) AS closed, min(c.status) AS status, min(c.scope) AS scope,
    min(c.outcome) AS outcome, array_to_string(list_sort(list(DISTINCT c.evidence)), '; ') AS evidence
FROM coverage AS c
JOIN wanted AS w ON w.node = 'investigation:' || c.investigation_id
GROUP BY w.node, c.investigation_id
ORDER BY w.node
