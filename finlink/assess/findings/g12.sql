-- G12: the case is joined by a link to a case with an open investigation: propose to extend that one.
WITH neighbours AS (
    SELECT "left" AS case_id, "right" AS other, kind, via, evidence FROM links
    WHERE strength >= 0.9 AND status <> 'rejected'
    UNION ALL
    SELECT "right" AS case_id, "left" AS other, kind, via, evidence FROM links
    WHERE strength >= 0.9 AND status <> 'rejected'
), joinable AS (
    SELECT n.case_id, n.other, n.via, n.evidence, c.investigation_id, c.evidence AS cover_evidence,
        row_number() OVER (PARTITION BY n.case_id ORDER BY c.opened, c.investigation_id, n.other, n.via) AS nth,
        count(*) OVER (PARTITION BY n.case_id) AS ways
    FROM neighbours AS n
    JOIN coverage AS c ON c.case_id = n.other AND c.is_open = 1
)
SELECT 'case:' || s.case_id AS subject, s.case_id, 'G12' AS rule,
    'The case shares ' || j.via || ' with case ' || j.other || ', which ' || j.investigation_id || ' covers'
        || CASE WHEN j.ways > 1 THEN ' (and ' || CAST(j.ways - 1 AS VARCHAR) || ' more such links).' ELSE '.' END AS reason,
    'Propose to extend ' || j.investigation_id || ' to this case instead of opening a new file.' AS next_step,
    j.evidence || '; ' || j.cover_evidence AS evidence, j.investigation_id AS joinable
FROM case_status AS s
JOIN joinable AS j ON j.case_id = s.case_id AND j.nth = 1
WHERE s.status IN ('MISSING', 'NOT_YET_DUE', 'UNDETERMINED')
