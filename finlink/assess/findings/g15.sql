-- G15: the case was closed without any investigation although money was lost.
SELECT 'case:' || f.case_id AS subject, f.case_id, 'G15' AS rule,
    'The case closed on ' || CAST(f.closed AS VARCHAR) || ' with a loss of '
        || coalesce(CAST(f.loss_eur AS VARCHAR) || ' EUR', CAST(f.loss AS VARCHAR) || ' ' || coalesce(f.currency, ''))
        || ', and no investigation ever covered it.' AS reason,
    'Review the closure: trace the proceeds, or record why not and who decided.' AS next_step,
    f.evidence, CAST(NULL AS VARCHAR) AS joinable
FROM case_facts AS f
JOIN case_status AS s ON s.case_id = f.case_id
WHERE s.status IN ('MISSING', 'UNDETERMINED') AND f.closed IS NOT NULL AND f.loss > 0
