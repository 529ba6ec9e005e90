-- G03: accounts or wallets are known although the loss is blank, and no investigation covers the case.
WITH concerned AS (
    SELECT f.case_id, f.known_ends, f.evidence
    FROM case_facts AS f
    JOIN case_status AS s ON s.case_id = f.case_id
    WHERE s.status IN ('MISSING', 'UNDETERMINED') AND f.loss IS NULL AND f.known_ends > 0
), ends AS (
    SELECT a.case_id, a.source_file || ':' || CAST(a.source_row AS VARCHAR) AS evidence
    FROM accounts AS a JOIN concerned AS c ON c.case_id = a.case_id
    UNION ALL
    SELECT w.case_id, w.source_file || ':' || CAST(w.source_row AS VARCHAR) AS evidence
    FROM wallets AS w JOIN concerned AS c ON c.case_id = w.case_id
), cited AS (
    SELECT case_id, array_to_string(list_sort(list(evidence)), '; ') AS evidence FROM ends GROUP BY case_id
)
SELECT 'case:' || c.case_id AS subject, c.case_id, 'G03' AS rule,
    'No loss is recorded, yet ' || CAST(c.known_ends AS VARCHAR)
        || ' account or wallet rows belong to the case, and no investigation covers it.' AS reason,
    'Establish the loss from the accounts and wallets, and open a parallel financial investigation.' AS next_step,
    c.evidence || '; ' || e.evidence AS evidence, CAST(NULL AS VARCHAR) AS joinable
FROM concerned AS c
JOIN cited AS e ON e.case_id = c.case_id
