-- G16: an open investigation of the case has had no step for longer than the profile allows, whatever the status.
WITH idle AS (
    SELECT c.case_id, c.investigation_id, coalesce(c.last_action, c.opened) AS last_step, c.evidence,
        date_diff('day', coalesce(c.last_action, c.opened), p.as_of) AS days
    FROM coverage AS c
    CROSS JOIN params AS p
    WHERE c.is_open = 1 AND date_diff('day', coalesce(c.last_action, c.opened), p.as_of) > p.stalled_days
), per_case AS (
    SELECT case_id, array_to_string(list_sort(list(investigation_id)), ', ') AS names, max(days) AS days, min(last_step) AS last_step,
        array_to_string(list_sort(list(evidence)), '; ') AS evidence
    FROM idle
    GROUP BY case_id
)
SELECT 'case:' || i.case_id AS subject, i.case_id, 'G16' AS rule,
    'No step in ' || i.names || ' since ' || CAST(i.last_step AS VARCHAR) || ', ' || CAST(i.days AS VARCHAR)
        || ' days before the as-of date; the profile allows ' || CAST(p.stalled_days AS VARCHAR) || '.' AS reason,
    'Ask the officer in charge for the next step, or close the investigation with its result.' AS next_step,
    f.evidence || '; ' || i.evidence AS evidence, CAST(NULL AS VARCHAR) AS joinable
FROM per_case AS i
CROSS JOIN params AS p
JOIN case_facts AS f ON f.case_id = i.case_id
JOIN case_status AS s ON s.case_id = i.case_id
WHERE s.status <> 'NOT_REQUIRED'
