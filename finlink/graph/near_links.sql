-- The links of the frontier's cases that no analyst rejected, the strongest of each pair; what an analyst confirmed is
-- certain. money tells links by payments from those by something shared; proposed ones by payments are left out, since
-- the payments themselves are steps, and say more.
SELECT 'case:' || l."left" AS source, 'case:' || l."right" AS target, 'link' AS relation,
    max(CASE WHEN l.status = 'confirmed' THEN 1 ELSE l.strength END) AS strength,
    CASE WHEN l.kind IN ('direct_transfer', 'common_counterparty') THEN 1 ELSE 0 END AS money
FROM links AS l
WHERE (
    l.status = 'confirmed' OR (l.status = 'proposed' AND l.kind NOT IN ('direct_transfer', 'common_counterparty'))
) AND (
    'case:' || l."left" IN (SELECT node FROM frontier) OR 'case:' || l."right" IN (SELECT node FROM frontier)
)
GROUP BY l."left", l."right", CASE WHEN l.kind IN ('direct_transfer', 'common_counterparty') THEN 1 ELSE 0 END
