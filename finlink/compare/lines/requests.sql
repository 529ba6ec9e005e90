-- Requests for help that came, and that are gone.
WITH told AS (
    SELECT CASE WHEN o.name IS NULL THEN 'request_new' ELSE 'request_gone' END AS what,
        coalesce(n.case_id, o.case_id) AS case_id, coalesce(n.request_id, o.request_id) AS id,
        concat_ws(' ', coalesce(n.channel, o.channel), coalesce(n.country, o.country)) AS said,
        coalesce(n.counterpart, o.counterpart) AS counterpart, coalesce(n.sent, o.sent) AS sent,
        coalesce(n.due, o.due) AS due, coalesce(n.answered, o.answered) AS answered,
        coalesce(n.evidence, o.evidence) AS evidence
    FROM new_requests_said AS n
    FULL JOIN old_requests_said AS o ON o.case_id = n.case_id AND o.name = n.name AND o.nth = n.nth
    WHERE o.name IS NULL OR n.name IS NULL
)
SELECT what, 'case:' || case_id AS subject, CASE what WHEN 'request_gone' THEN said ELSE '' END AS before,
    CASE what WHEN 'request_new' THEN said ELSE '' END AS after,
    concat_ws(', ', 'Request ' || coalesce(id, 'without a number'), counterpart,
        'sent ' || coalesce(CAST(sent AS VARCHAR), 'on an unknown day'), 'due ' || CAST(due AS VARCHAR),
        'answered ' || CAST(answered AS VARCHAR)) || '.' AS reason,
    evidence
FROM told
