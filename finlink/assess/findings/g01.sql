-- G01: an offence that generates proceeds, overdue, no parallel financial investigation.
SELECT 'case:' || f.case_id AS subject, f.case_id, 'G01' AS rule,
    'The offence ' || f.offence || ' generates proceeds, and no investigation covers the case '
        || CAST(f.age_days AS VARCHAR) || ' days after it was registered.' AS reason,
    'Open a parallel financial investigation, or record a waiver with its authority.' AS next_step,
    f.evidence, CAST(NULL AS VARCHAR) AS joinable
FROM case_facts AS f
JOIN case_status AS s ON s.case_id = f.case_id
WHERE s.status = 'MISSING' AND f.offence_listed = 1
