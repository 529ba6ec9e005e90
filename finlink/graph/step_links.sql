-- The links behind a step from case to case, the strongest first.
SELECT s.step, l.kind, l.via, CASE WHEN l.status = 'confirmed' THEN 1 ELSE l.strength END AS strength, l.status,
    l.evidence
FROM steps AS s
JOIN links AS l ON ('case:' || l."left" = s.source AND 'case:' || l."right" = s.target)
    OR ('case:' || l."left" = s.target AND 'case:' || l."right" = s.source)
WHERE l.status = 'confirmed' OR (l.status = 'proposed' AND l.kind NOT IN ('direct_transfer', 'common_counterparty'))
ORDER BY s.step, strength DESC, l.kind, l.via
