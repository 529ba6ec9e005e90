-- case → account, wallet or party: one edge per role.
SELECT 'case:' || h.case_id AS source, h.node AS target, 'holds' AS relation, h.role,
    array_to_string(list_sort(list(h.evidence)), '; ') AS evidence
FROM (
    SELECT case_id, node, role, evidence FROM case_holdings
    UNION ALL
    SELECT case_id, node, role, evidence FROM party_names WHERE account_node IS NULL
) AS h
JOIN wanted AS w ON w.node = 'case:' || h.case_id
JOIN wanted AS v ON v.node = h.node
GROUP BY h.case_id, h.node, h.role
ORDER BY 1, 2, 4
