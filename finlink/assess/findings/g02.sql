-- G02: a loss at or above the profile's threshold, whatever the offence code says.
SELECT 'case:' || f.case_id AS subject, f.case_id, 'G02' AS rule,
    'The loss of ' || CAST(f.loss_eur AS VARCHAR) || ' EUR reaches the threshold of '
        || CAST(f.threshold_eur AS VARCHAR) || ' EUR, and no investigation covers the case.' AS reason,
    'Open a parallel financial investigation, or record a waiver with its authority.' AS next_step,
    f.evidence, CAST(NULL AS VARCHAR) AS joinable
FROM case_facts AS f
JOIN case_status AS s ON s.case_id = f.case_id
WHERE s.status IN ('MISSING', 'UNDETERMINED') AND f.loss_eur >= f.threshold_eur
