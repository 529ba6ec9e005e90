-- G11: what a request obtained (a preservation, a suspension) runs out within the days of the profile, or has run out, and nothing
-- followed: no later request to the same country that discloses, extends or assists, and no freeze or seizure in the case.
WITH ending AS (
    SELECT q.case_id, q.request_id, q.channel, q.country, q.sent, q.valid_until,
        q.source_file || ':' || CAST(q.source_row AS VARCHAR) AS evidence, date_diff('day', p.as_of, q.valid_until) AS days_left
    FROM requests AS q
    CROSS JOIN params AS p
    JOIN rules AS r ON r.rule = 'G11'
    WHERE q.valid_until IS NOT NULL AND coalesce(q.outcome, '') NOT IN ('refused', 'withdrawn')
        AND date_diff('day', p.as_of, q.valid_until) <= r.days
), followed AS (
    SELECT DISTINCT e.evidence
    FROM ending AS e
    JOIN requests AS q ON q.case_id = e.case_id AND q.sent >= e.sent AND coalesce(q.country, '') = coalesce(e.country, '')
    WHERE q.source_file || ':' || CAST(q.source_row AS VARCHAR) <> e.evidence
        AND (q.valid_until > e.valid_until OR q.channel IN ('MLA', 'EIO', 'BC-30', 'BC-31', '2AP-8'))
    UNION
    SELECT DISTINCT e.evidence
    FROM ending AS e
    JOIN asset_events AS m ON m.case_id = e.case_id AND m.date >= e.sent AND m.stage BETWEEN 2 AND 6
), urgent AS (
    SELECT e.case_id, coalesce(e.request_id, e.channel) AS name, e.channel, e.country, e.valid_until, e.days_left, e.evidence,
        row_number() OVER (PARTITION BY e.case_id ORDER BY CASE WHEN e.days_left < 0 THEN 1 ELSE 0 END, e.valid_until, e.evidence) AS nth,
        count(*) OVER (PARTITION BY e.case_id) AS requests
    FROM ending AS e
    JOIN case_status AS s ON s.case_id = e.case_id
    LEFT JOIN followed AS f ON f.evidence = e.evidence
    WHERE f.evidence IS NULL AND s.status <> 'NOT_REQUIRED'
), per_case AS (
    SELECT case_id, array_to_string(list_sort(list(evidence)), '; ') AS evidence FROM urgent GROUP BY case_id
)
SELECT 'case:' || u.case_id AS subject, u.case_id, 'G11' AS rule,
    'What request ' || u.name || ' (' || u.channel || coalesce(', ' || u.country, '') || ') obtained '
        || CASE
            WHEN u.days_left < 0 THEN 'ran out on ' || CAST(u.valid_until AS VARCHAR)
            WHEN u.days_left = 0 THEN 'runs out on the as-of date'
            WHEN u.days_left = 1 THEN 'runs out in 1 day, on ' || CAST(u.valid_until AS VARCHAR)
            ELSE 'runs out in ' || CAST(u.days_left AS VARCHAR) || ' days, on ' || CAST(u.valid_until AS VARCHAR)
        END || ', and nothing followed it'
        || CASE
            WHEN u.requests > 2 THEN '; the same is true of ' || CAST(u.requests - 1 AS VARCHAR) || ' more requests.'
            WHEN u.requests = 2 THEN '; the same is true of 1 more request.'
            ELSE '.'
        END AS reason,
    CASE
        WHEN u.days_left < 0 THEN 'Ask at once whether the data or money is still there, and send the request or order that should have followed.'
        ELSE 'Have it extended before ' || CAST(u.valid_until AS VARCHAR) || ', or send the request or order that follows it.'
    END AS next_step,
    c.evidence, CAST(NULL AS VARCHAR) AS joinable
FROM urgent AS u
JOIN per_case AS c ON c.case_id = u.case_id
WHERE u.nth = 1
