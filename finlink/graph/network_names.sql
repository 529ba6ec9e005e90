-- The rows by which the chosen cases name the chosen nodes.
SELECT 'case:' || t.case_id AS case_node, t.node, array_to_string(list_sort(list(DISTINCT t.evidence)), '; ') AS evidence
FROM (
    SELECT case_id, node, evidence FROM case_holdings
    UNION ALL
    SELECT case_id, node, evidence FROM party_names
) AS t
JOIN chosen_cases AS c ON c.case_id = t.case_id
JOIN chosen_nodes AS n ON n.node = t.node
GROUP BY t.case_id, t.node
ORDER BY 1, 2
