-- G04: no loss is recorded, or a loss of nought, although proceeds are estimated, and no investigation covers the case.
SELECT 'case:' || f.case_id AS subject, f.case_id, 'G04' AS rule,
    CASE WHEN f.loss IS NULL THEN 'No loss is recorded' ELSE 'The loss is recorded as 0' END || ', yet proceeds of '
        || regexp_replace(regexp_replace(CAST(f.proceeds_estimate AS VARCHAR), '0+$', ''), '\.$', '')
        || coalesce(' ' || f.currency, '') || ' are estimated, and no investigation covers the case.' AS reason,
    'Establish what was gained, and open a parallel financial investigation.' AS next_step,
    f.evidence, CAST(NULL AS VARCHAR) AS joinable
FROM case_facts AS f
JOIN case_status AS s ON s.case_id = f.case_id
WHERE s.status IN ('MISSING', 'UNDETERMINED') AND coalesce(f.loss, 0) = 0 AND f.proceeds_estimate > 0
