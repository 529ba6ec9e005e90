-- In which roles, and by which rows, the case of a step names its node.
SELECT s.step, array_to_string(list_sort(list(DISTINCT h.role)), ', ') AS roles,
    array_to_string(list_sort(list(DISTINCT h.evidence)), '; ') AS evidence
FROM steps AS s
JOIN (
    SELECT 'case:' || case_id AS case_node, node, role, evidence FROM case_holdings
    UNION ALL
    SELECT 'case:' || case_id, node, role, evidence FROM party_names
) AS h ON (h.case_node = s.source AND h.node = s.target) OR (h.case_node = s.target AND h.node = s.source)
GROUP BY s.step
ORDER BY s.step
