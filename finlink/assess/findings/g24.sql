-- G24: what entered the trace of the case is another sum than its loss, in the currency of the loss: a victim's payment is
-- not in the register or not marked, or the loss is wrong.
WITH entered AS (
    SELECT case_id, currency, sum(entered) AS entered, array_to_string(list_sort(list(evidence)), '; ') AS evidence
    FROM trace_entries
    WHERE case_id IS NOT NULL
    GROUP BY case_id, currency
), differing AS (
    SELECT f.case_id, f.evidence, e.evidence AS paid_evidence, f.currency,
        regexp_replace(regexp_replace(CAST(f.loss AS VARCHAR), '0+$', ''), '\.$', '') AS loss,
        regexp_replace(regexp_replace(CAST(e.entered AS VARCHAR), '0+$', ''), '\.$', '') AS entered
    FROM case_facts AS f
    JOIN case_status AS s ON s.case_id = f.case_id
    JOIN entered AS e ON e.case_id = f.case_id AND e.currency = f.currency
    WHERE s.status <> 'NOT_REQUIRED' AND f.loss <> e.entered
)
SELECT 'case:' || case_id AS subject, case_id, 'G24' AS rule,
    'The loss is ' || loss || ' ' || currency || ', but ' || entered || ' ' || currency || ' entered the trace.' AS reason,
    'Find the payments that are missing, mark them in proceeds_of, or correct the loss.' AS next_step,
    evidence || '; ' || paid_evidence AS evidence, CAST(NULL AS VARCHAR) AS joinable
FROM differing
