-- The requests of the case, with the days between their dates and the as-of date.
SELECT r.request_id, r.channel, r.country, r.counterpart, r.sent, r.due, r.answered, r.outcome, r.valid_until,
    date_diff('day', p.as_of, r.due) AS due_in, date_diff('day', r.due, r.answered) AS answer_late,
    date_diff('day', p.as_of, r.valid_until) AS valid_for, r.source_file || ':' || CAST(r.source_row AS VARCHAR) AS evidence
FROM requests AS r
JOIN dossier_case AS d ON d.case_id = r.case_id
CROSS JOIN params AS p
ORDER BY r.sent, r.channel, r.request_id, r.source_file, r.source_row
