-- G18: money laundering without a predicate case that the register knows (none is linked with it or named by it); or the reverse,
-- an indicted case whose investigation closed with a result, while the register says that laundering was not charged.
WITH linked AS (
    SELECT l."left" AS case_id, l."right" AS other FROM links AS l CROSS JOIN params AS p
    WHERE l.status = 'confirmed' OR (l.status = 'proposed' AND l.strength >= p.network_strength)
    UNION
    SELECT l."right" AS case_id, l."left" AS other FROM links AS l CROSS JOIN params AS p
    WHERE l.status = 'confirmed' OR (l.status = 'proposed' AND l.strength >= p.network_strength)
), with_predicate AS (
    SELECT DISTINCT l.case_id
    FROM linked AS l
    JOIN case_facts AS o ON o.case_id = l.other
    JOIN case_status AS s ON s.case_id = l.other
    WHERE o.offence_code <> 'money_laundering' AND s.status <> 'NOT_REQUIRED'
), charged AS (
    SELECT case_id, max(has_result) AS has_result, array_to_string(list_sort(list(investigation_id)), ', ') AS names,
        sum(CASE WHEN coalesce(ml_charge, '') = 'no' AND has_ml_charge = 0 THEN 0 ELSE 1 END) AS not_said_no
    FROM coverage
    GROUP BY case_id
)
SELECT 'case:' || f.case_id AS subject, f.case_id, 'G18' AS rule,
    'The case is about money laundering, and no case of the offence behind it is linked with it or named by it.' AS reason,
    'Find the case of the predicate offence and name it in related_cases, or record that none is needed.' AS next_step,
    f.evidence, CAST(NULL AS VARCHAR) AS joinable
FROM case_facts AS f
JOIN case_status AS s ON s.case_id = f.case_id
JOIN cases AS c ON c.case_id = f.case_id
LEFT JOIN with_predicate AS w ON w.case_id = f.case_id
WHERE f.offence_code = 'money_laundering' AND s.status <> 'NOT_REQUIRED' AND c.related_cases IS NULL AND w.case_id IS NULL
UNION ALL
SELECT 'case:' || f.case_id AS subject, f.case_id, 'G18' AS rule,
    'The case was indicted on ' || CAST(f.indicted AS VARCHAR) || ' and ' || h.names
        || ' closed with a result, but money laundering was not charged.' AS reason,
    'Ask the prosecutor whether laundering can be charged, or record why not.' AS next_step,
    f.evidence || '; ' || f.cover_evidence AS evidence, CAST(NULL AS VARCHAR) AS joinable
FROM case_facts AS f
JOIN case_status AS s ON s.case_id = f.case_id
JOIN charged AS h ON h.case_id = f.case_id
WHERE coalesce(f.offence_code, '') <> 'money_laundering' AND s.status <> 'NOT_REQUIRED' AND f.indicted IS NOT NULL AND f.any_open = 0
    AND h.has_result = 1 AND h.not_said_no = 0
