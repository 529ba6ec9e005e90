-- G23: the case list's own column says there is no investigation, while the investigations table has one.
SELECT 'case:' || f.case_id AS subject, f.case_id, 'G23' AS rule,
    'The case list says pfi = no, but ' || f.investigation_ids || ' covers the case.' AS reason,
    'Correct the case list or the investigations table.' AS next_step,
    f.evidence || '; ' || f.cover_evidence AS evidence, CAST(NULL AS VARCHAR) AS joinable
FROM case_facts AS f
WHERE f.pfi = 'no' AND f.investigations IS NOT NULL
