-- Every line between two nodes of the overview: who is in whose file and in which roles, who holds which account, which
-- investigation covers which case, which cases are linked by what, and who paid whom how much. What two cases share is
-- drawn itself, between them; a link by it is a line of its own only where an analyst decided on it. Ways
-- lead (joins) over what no analyst rejected; over proposed links by payments they lead by the payments themselves.
WITH said AS (
    SELECT 'case:' || h.case_id AS source, h.node AS target, 'holds' AS relation, CAST(NULL AS VARCHAR) AS status,
        array_to_string(list_sort(list(DISTINCT h.role)), ', ') AS words, count(*) AS payments, CAST(NULL AS DECIMAL(38, 18)) AS amount, NULL AS first_month, NULL AS last_month, 1 AS joins
    FROM (
        SELECT case_id, node, role FROM case_holdings
        UNION ALL
        SELECT case_id, node, role FROM party_names WHERE account_node IS NULL
    ) AS h
    GROUP BY h.case_id, h.node
    UNION ALL
    SELECT node, account_node, 'holder', NULL, NULL, count(*), CAST(NULL AS DECIMAL(38, 18)), NULL, NULL, 1 FROM party_names WHERE account_node IS NOT NULL
    GROUP BY node, account_node
    UNION ALL
    SELECT 'investigation:' || investigation_id, 'case:' || case_id, 'covers', NULL, NULL, count(*), CAST(NULL AS DECIMAL(38, 18)), NULL, NULL, 1 FROM coverage
    GROUP BY investigation_id, case_id
    UNION ALL
    SELECT 'case:' || l."left", 'case:' || l."right", 'link',
        CASE WHEN max(CASE WHEN l.status = 'confirmed' THEN 1 ELSE 0 END) = 1 THEN 'confirmed'
            WHEN max(CASE WHEN l.status = 'proposed' THEN 1 ELSE 0 END) = 1 THEN 'proposed' ELSE 'rejected' END,
        array_to_string(list_sort(list(DISTINCT l.kind)), ';'), count(*), CAST(NULL AS DECIMAL(38, 18)), NULL, NULL,
        max(CASE WHEN l.status = 'confirmed' THEN 1
            WHEN l.status = 'proposed' AND l.kind NOT IN ('direct_transfer', 'common_counterparty') THEN 1 ELSE 0 END)
    FROM links AS l
    LEFT JOIN overview_nodes AS n ON n.node = l.via
    LEFT JOIN link_decisions AS d ON d."left" = l."left" AND d."right" = l."right" AND d.kind = l.kind AND d.via = l.via
    WHERE n.node IS NULL OR d.decision IS NOT NULL
    GROUP BY l."left", l."right"
    UNION ALL
    SELECT DISTINCT 'measure:' || e.asset, CASE WHEN n.node IS NULL THEN 'case:' || e.case_id ELSE n.node END, 'restrains', NULL, NULL,
        1, CAST(NULL AS DECIMAL(38, 18)), NULL, NULL, 0
    FROM asset_events AS e
    LEFT JOIN overview_nodes AS n ON n.node = e.node
    UNION ALL
    SELECT source, target, 'transfer', NULL, currency, payments, amount, first_month, last_month, 1 FROM overview_paid
)
SELECT s.number AS source, t.number AS target, e.relation, e.status, e.words, e.payments, e.amount, e.first_month, e.last_month, e.joins
FROM said AS e
JOIN overview_nodes AS s ON s.node = e.source
JOIN overview_nodes AS t ON t.node = e.target
ORDER BY s.number, t.number, e.relation, e.words
