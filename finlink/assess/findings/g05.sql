-- G05: the first investigation opened later than the profile allows, whatever the status.
SELECT 'case:' || f.case_id AS subject, f.case_id, 'G05' AS rule,
    'The first investigation opened on ' || CAST(f.first_opened AS VARCHAR) || ', '
        || CAST(date_diff('day', f.opened, f.first_opened) AS VARCHAR) || ' days after the case; the profile asks for '
        || CAST(f.timely_days AS VARCHAR) || '.' AS reason,
    'Record why it opened late, and check what moved in the meantime.' AS next_step,
    f.evidence || '; ' || f.cover_evidence AS evidence, CAST(NULL AS VARCHAR) AS joinable
FROM case_facts AS f
JOIN case_status AS s ON s.case_id = f.case_id
WHERE s.status <> 'NOT_REQUIRED' AND date_diff('day', f.opened, f.first_opened) > f.timely_days
