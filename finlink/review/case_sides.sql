-- What the register says of each chosen case: the sides of a proposed link.
SELECT c.case_id, c.title, c.unit, c.country, c.offence, c.opened, c.loss, c.currency, f.loss_eur, s.status,
    c.source_file || ':' || CAST(c.source_row AS VARCHAR) AS evidence
FROM cases AS c
JOIN chosen_cases AS w ON w.case_id = c.case_id
LEFT JOIN case_facts AS f ON f.case_id = c.case_id
LEFT JOIN case_status AS s ON s.case_id = c.case_id
ORDER BY c.case_id
