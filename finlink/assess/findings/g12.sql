-- G12: the case is joined by a link to a case with an open investigation: propose to extend that one.
WITH neighbours AS (
    SELECT l."left" AS case_id, l."right" AS other, l.kind, l.via, l.evidence FROM links AS l CROSS JOIN params AS p
    WHERE l.status = 'confirmed' OR (l.status = 'proposed' AND l.strength >= p.network_strength)
    UNION ALL
    SELECT l."right" AS case_id, l."left" AS other, l.kind, l.via, l.evidence FROM links AS l CROSS JOIN params AS p
    WHERE l.status = 'confirmed' OR (l.status = 'proposed' AND l.strength >= p.network_strength)
), joinable AS (
    SELECT n.case_id, n.other, n.kind, n.via, n.evidence, c.investigation_id, c.evidence AS cover_evidence,
        row_number() OVER (PARTITION BY n.case_id ORDER BY c.opened, c.investigation_id, n.other, n.via) AS nth,
        count(*) OVER (PARTITION BY n.case_id) AS ways
    FROM neighbours AS n
    JOIN coverage AS c ON c.case_id = n.other AND c.is_open = 1
)
SELECT 'case:' || s.case_id AS subject, s.case_id, 'G12' AS rule,
    CASE
        WHEN j.kind = 'direct_transfer' THEN 'Money went directly between the case and case ' || j.other || ' (' || j.via || ')'
        WHEN j.kind = 'declared' THEN 'The register or an analyst says that the case belongs with case ' || j.other
        WHEN j.kind = 'same_person' THEN 'A person of the case is taken for one of case ' || j.other || ' (' || j.via || ')'
        WHEN j.kind = 'same_company' THEN 'A company of the case is taken for one of case ' || j.other || ' (' || j.via || ')'
        WHEN j.kind = 'same_wallet_owner' THEN 'The case has a wallet of the same owner as case ' || j.other || ' (' || j.via || ')'
        ELSE 'The case shares ' || j.via || ' with case ' || j.other
    END || ', which ' || j.investigation_id || ' covers'
        || CASE
            WHEN j.ways > 2 THEN '; ' || CAST(j.ways - 1 AS VARCHAR) || ' more links lead to investigations.'
            WHEN j.ways = 2 THEN '; 1 more link leads to an investigation.'
            ELSE '.'
        END AS reason,
    'Propose to extend ' || j.investigation_id || ' to this case instead of opening a new file.' AS next_step,
    j.evidence || '; ' || j.cover_evidence AS evidence, j.investigation_id AS joinable
FROM case_status AS s
JOIN joinable AS j ON j.case_id = s.case_id AND j.nth = 1
WHERE s.status IN ('MISSING', 'NOT_YET_DUE', 'UNDETERMINED')
