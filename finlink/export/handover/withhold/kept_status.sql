-- Each case's status, unknown where it may rest on withheld rows.
SELECT s.case_id, CASE WHEN u.case_id IS NULL THEN s.status END AS status,
    CASE WHEN u.case_id IS NULL THEN s.reason END AS reason, s.evidence
FROM all_rows AS s
LEFT JOIN unjudged_cases AS u ON u.case_id = s.case_id
