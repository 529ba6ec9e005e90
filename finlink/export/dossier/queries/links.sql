-- The links of the case to others, the strongest first, with what is known of the other case.
WITH own AS (
    SELECT l."right" AS other, l.* FROM links AS l JOIN dossier_case AS d ON d.case_id = l."left"
    UNION ALL
    SELECT l."left" AS other, l.* FROM links AS l JOIN dossier_case AS d ON d.case_id = l."right"
)
SELECT o.other, c.title, c.unit, s.status AS other_status, f.network, o."left", o."right", o.kind, o.via, o.strength, o.status, o.evidence,
    c.source_file || ':' || CAST(c.source_row AS VARCHAR) AS other_evidence, s.evidence AS status_evidence, r.reasons
FROM own AS o
LEFT JOIN cases AS c ON c.case_id = o.other
LEFT JOIN case_status AS s ON s.case_id = o.other
LEFT JOIN case_facts AS f ON f.case_id = o.other
LEFT JOIN link_reasons AS r ON r."left" = o."left" AND r."right" = o."right" AND r.kind = o.kind AND r.via = o.via
ORDER BY CASE o.status WHEN 'confirmed' THEN 0 WHEN 'proposed' THEN 1 ELSE 2 END, o.strength DESC, o.other, o.kind, o.via
