-- Pairs of cases whose own accounts paid the same third one, which belongs to neither, at most `counterparty_days` apart.
-- Of two stretches in a row, the last day of the earlier and the first of the later one are the nearest.
WITH near AS (
    SELECT receiver, sender, case_id, strength, stretch, first_day, last_day, stretch AS reach FROM counterparty_payers
    UNION ALL
    SELECT receiver, sender, case_id, strength, stretch, first_day, last_day, stretch - 1 AS reach FROM counterparty_payers
    UNION ALL
    SELECT receiver, sender, case_id, strength, stretch, first_day, last_day, stretch + 1 AS reach FROM counterparty_payers
)
SELECT l.receiver, l.case_id AS "left", r.case_id AS "right", l.sender AS left_sender, l.stretch AS left_stretch,
    r.sender AS right_sender, r.stretch AS right_stretch, least(l.strength, r.strength) AS strength
FROM counterparty_payers AS l
JOIN near AS r ON r.receiver = l.receiver AND r.reach = l.stretch AND l.case_id < r.case_id AND l.sender <> r.sender
CROSS JOIN flow_params AS x
LEFT JOIN flow_cases AS lt ON lt.code = l.receiver AND lt.case_id = l.case_id
LEFT JOIN flow_cases AS rt ON rt.code = l.receiver AND rt.case_id = r.case_id
LEFT JOIN flow_cases AS lr ON lr.code = l.sender AND lr.case_id = r.case_id
LEFT JOIN flow_cases AS rl ON rl.code = r.sender AND rl.case_id = l.case_id
WHERE lt.code IS NULL AND rt.code IS NULL AND lr.code IS NULL AND rl.code IS NULL
    AND (l.stretch = r.stretch
        OR (l.stretch < r.stretch AND datediff('day', l.last_day, r.first_day) <= x.counterparty_days)
        OR (l.stretch > r.stretch AND datediff('day', r.last_day, l.first_day) <= x.counterparty_days))
