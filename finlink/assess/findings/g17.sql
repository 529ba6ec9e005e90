-- G17: a suspicious transaction report or a dissemination of the FIU names a subject of the case, and no investigation covers it.
WITH reported AS (
    SELECT case_id, 'the case names ' || str_refs AS what, source_file || ':' || CAST(source_row AS VARCHAR) AS evidence
    FROM cases
    WHERE str_refs IS NOT NULL
    UNION ALL
    SELECT case_id, 'request ' || coalesce(request_id || ' ', '') || 'of ' || CAST(sent AS VARCHAR) || ' is one',
        source_file || ':' || CAST(source_row AS VARCHAR)
    FROM requests
    WHERE channel = 'STR'
), per_case AS (
    SELECT case_id, array_to_string(list_sort(list(what)), ', ') AS what, array_to_string(list_sort(list(evidence)), '; ') AS evidence
    FROM reported
    GROUP BY case_id
)
SELECT 'case:' || p.case_id AS subject, p.case_id, 'G17' AS rule,
    'There are reports of suspicious transactions (' || p.what || '), and no investigation covers the case.' AS reason,
    'Ask the FIU for what it has on the subjects, and open a parallel financial investigation.' AS next_step,
    p.evidence, CAST(NULL AS VARCHAR) AS joinable
FROM per_case AS p
JOIN case_status AS s ON s.case_id = p.case_id
WHERE s.status IN ('MISSING', 'NOT_YET_DUE', 'UNDETERMINED')
