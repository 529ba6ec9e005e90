-- G06: the first investigation opened after the indictment or the closure of the case: it did not run in parallel.
SELECT 'case:' || f.case_id AS subject, f.case_id, 'G06' AS rule,
    'The first investigation opened on ' || CAST(f.first_opened AS VARCHAR) || ', after the '
        || CASE
            WHEN f.first_opened > f.indicted THEN 'indictment of ' || CAST(f.indicted AS VARCHAR)
            ELSE 'closure of ' || CAST(f.closed AS VARCHAR)
        END || '.' AS reason,
    'Check what can still be restrained, and record why it did not run in parallel.' AS next_step,
    f.evidence || '; ' || f.cover_evidence AS evidence, CAST(NULL AS VARCHAR) AS joinable
FROM case_facts AS f
JOIN case_status AS s ON s.case_id = f.case_id
WHERE s.status <> 'NOT_REQUIRED' AND (f.first_opened > f.indicted OR f.first_opened > f.closed)
