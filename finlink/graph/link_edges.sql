SELECT 'case:' || l."left" AS source, 'case:' || l."right" AS target, 'link' AS relation, l.kind AS link_kind, l.via,
    l.strength, l.status, l.evidence
FROM links AS l
JOIN wanted AS w ON w.node = 'case:' || l."left"
JOIN wanted AS v ON v.node = 'case:' || l."right"
ORDER BY 1, 2, 4, 5
