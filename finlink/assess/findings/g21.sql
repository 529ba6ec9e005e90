-- G21: an investigation has been open for longer than the profile allows, and neither the FIU nor an asset recovery office was
-- asked by then, in the case or in another that it covers. Without a list of requests nobody can say so, and there is no finding.
WITH asked AS (
    SELECT c.investigation_id, min(r.sent) AS first_asked
    FROM coverage AS c
    JOIN requests AS r ON r.case_id = c.case_id AND r.channel IN ('FIU', 'STR', 'EGMONT', 'ARO', 'CARIN')
    GROUP BY c.investigation_id
), reported AS (
    SELECT DISTINCT c.investigation_id
    FROM coverage AS c
    JOIN cases AS k ON k.case_id = c.case_id
    WHERE k.str_refs IS NOT NULL
), alone AS (
    SELECT c.case_id, c.investigation_id, c.opened, c.evidence, a.first_asked, r.days
    FROM coverage AS c
    CROSS JOIN params AS p
    JOIN rules AS r ON r.rule = 'G21'
    LEFT JOIN asked AS a ON a.investigation_id = c.investigation_id
    LEFT JOIN reported AS k ON k.investigation_id = c.investigation_id
    WHERE p.has_requests = 1 AND k.investigation_id IS NULL AND date_diff('day', c.opened, p.as_of) > r.days
        AND (a.first_asked IS NULL OR date_diff('day', c.opened, a.first_asked) > r.days)
), per_case AS (
    SELECT case_id, max(days) AS days, array_to_string(list_sort(list(
            investigation_id || ' (opened on ' || CAST(opened AS VARCHAR)
                || CASE WHEN first_asked IS NULL THEN '' ELSE ', first request on ' || CAST(first_asked AS VARCHAR) END || ')'
        )), ', ') AS what, array_to_string(list_sort(list(evidence)), '; ') AS evidence
    FROM alone
    GROUP BY case_id
)
SELECT 'case:' || a.case_id AS subject, a.case_id, 'G21' AS rule,
    'Neither the FIU nor an asset recovery office was asked within ' || CAST(a.days AS VARCHAR) || ' days in ' || a.what || '.' AS reason,
    'Ask the FIU for what it has on the subjects, and the asset recovery office for what they own.' AS next_step,
    f.evidence || '; ' || a.evidence AS evidence, CAST(NULL AS VARCHAR) AS joinable
FROM per_case AS a
JOIN case_facts AS f ON f.case_id = a.case_id
JOIN case_status AS s ON s.case_id = a.case_id
WHERE s.status <> 'NOT_REQUIRED'
