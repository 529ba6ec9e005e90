-- The nodes in their order, with what the arrangement asks of each: its home (the number of a case), its group, and the
-- section of the picture: 0 networks, 1 cases in no network, 2 in no registered case, 3 hubs.
SELECT n.number, coalesce(c.number, -1) AS home,
    CASE WHEN n.hub = 1 THEN 3 WHEN n.kind = 'case' THEN CASE WHEN n.network IS NULL THEN 1 ELSE 0 END
        WHEN h.node IS NULL THEN 2 WHEN starts_with(h.grp, 'case:') THEN 1 ELSE 0 END AS section,
    CASE WHEN n.hub = 1 THEN n.node WHEN n.kind = 'case' THEN coalesce(n.network, n.node) ELSE coalesce(h.grp, n.node) END AS grp
FROM overview_nodes AS n
LEFT JOIN overview_homes AS h ON h.node = n.node
LEFT JOIN overview_nodes AS c ON c.node = 'case:' || h.home AND n.hub = 0
ORDER BY n.number
