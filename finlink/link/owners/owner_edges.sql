-- Which wallet (by number) belongs to which transaction or cluster, and how sure that is.
SELECT r.point, r.sender AS code, max(j.strength) AS strength
FROM cospend_rows AS r
JOIN cospend_judged AS j ON j.point = r.point AND j.excluded IS NULL
WHERE r.sender IS NOT NULL
GROUP BY r.point, r.sender
UNION ALL
SELECT p.point, n.code, max(c.strength) AS strength
FROM cluster_rows AS c
JOIN owner_points AS p ON p.name = c.name AND p.kind = 'cluster'
JOIN owner_nodes AS n ON n.node = c.node
GROUP BY p.point, n.code
