-- G07: all investigations of the case are closed without a result, while money of the case could still be frozen, or left for
-- where nobody knows. What has no value in euro counts, whatever the least amount is.
SELECT 'case:' || f.case_id AS subject, f.case_id, 'G07' AS rule,
    'All its investigations (' || f.investigation_ids || ') are closed without a result, yet '
        || CASE
            WHEN t.open_ends = 0 THEN ''
            ELSE coalesce(CAST(t.freezable_eur AS VARCHAR) || ' EUR', 'money of unknown value in euro') || ' traced to '
                || CAST(t.open_ends AS VARCHAR) || CASE WHEN t.open_ends = 1 THEN ' end point' ELSE ' end points' END || ' could still be frozen'
        END
        || CASE WHEN t.open_ends > 0 AND t.unknown_ends > 0 THEN ', and ' ELSE '' END
        || CASE
            WHEN t.unknown_ends = 0 THEN ''
            ELSE coalesce(CAST(t.unknown_eur AS VARCHAR) || ' EUR', 'money of unknown value in euro') || ' went where nobody knows'
        END || '.' AS reason,
    'Reopen the investigation for what was not followed, or record why it is left.' AS next_step,
    f.evidence || '; ' || f.cover_evidence AS evidence, CAST(NULL AS VARCHAR) AS joinable
FROM case_facts AS f
JOIN case_status AS s ON s.case_id = f.case_id
JOIN case_traced AS t ON t.case_id = f.case_id
JOIN rules AS r ON r.rule = 'G07'
WHERE s.status <> 'NOT_REQUIRED' AND f.investigations IS NOT NULL AND f.any_open = 0 AND f.any_result = 0 AND t.open_ends + t.unknown_ends > 0
    AND (
        (t.open_ends > 0 AND t.freezable_eur IS NULL) OR (t.unknown_ends > 0 AND t.unknown_eur IS NULL)
        OR coalesce(t.freezable_eur, 0) + coalesce(t.unknown_eur, 0) >= r.amount_eur
    )
