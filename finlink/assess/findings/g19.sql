-- G19: a company is a subject of the case or holds an account of it (not as victim, witness, merchant or service), and neither a
-- beneficial owner is among its parties nor an investigation looks into companies.
WITH companies AS (
    SELECT case_id, name, source_file || ':' || CAST(source_row AS VARCHAR) AS evidence
    FROM parties
    WHERE kind = 'company' AND coalesce(role, '') NOT IN ('victim', 'witness', 'beneficial_owner')
    UNION ALL
    SELECT a.case_id, a.holder, a.source_file || ':' || CAST(a.source_row AS VARCHAR)
    FROM accounts AS a
    JOIN (SELECT DISTINCT id_kind, person_key FROM parties WHERE kind = 'company' AND person_key IS NOT NULL) AS k
        ON k.person_key = a.holder_key
    WHERE coalesce(a.role, '') NOT IN ('victim', 'merchant', 'service')
), looked AS (
    SELECT case_id FROM parties WHERE role = 'beneficial_owner'
    UNION
    SELECT case_id FROM coverage WHERE contains(';' || coalesce(scope, '') || ';', ';company;')
), per_case AS (
    SELECT c.case_id, array_to_string(list_sort(list(DISTINCT coalesce(c.name, 'a company without a name'))), ', ') AS names,
        array_to_string(list_sort(list(DISTINCT c.evidence)), '; ') AS evidence
    FROM companies AS c
    LEFT JOIN looked AS l ON l.case_id = c.case_id
    WHERE l.case_id IS NULL
    GROUP BY c.case_id
)
SELECT 'case:' || p.case_id AS subject, p.case_id, 'G19' AS rule,
    'A company is involved (' || p.names || '), and nobody is recorded as its beneficial owner.' AS reason,
    'Look up the beneficial owner in the registers, and record who it is.' AS next_step,
    p.evidence, CAST(NULL AS VARCHAR) AS joinable
FROM per_case AS p
JOIN case_status AS s ON s.case_id = p.case_id
WHERE s.status NOT IN ('NOT_REQUIRED', 'WAIVED')
