-- G03: accounts or wallets are known although the loss is blank, and no investigation covers the case.
SELECT 'case:' || f.case_id AS subject, f.case_id, 'G03' AS rule,
    'No loss is recorded, yet ' || CAST(f.known_ends AS VARCHAR)
        || ' account or wallet rows belong to the case, and no investigation covers it.' AS reason,
    'Establish the loss from the accounts and wallets, and open a parallel financial investigation.' AS next_step,
    f.evidence || '; ' || f.ends_evidence AS evidence, CAST(NULL AS VARCHAR) AS joinable
FROM case_facts AS f
JOIN case_status AS s ON s.case_id = f.case_id
WHERE s.status IN ('MISSING', 'UNDETERMINED') AND f.loss IS NULL AND f.known_ends > 0
