-- The hubs that the chosen cases name.
SELECT h.via AS node, count(DISTINCT n.case_id) AS cases, h.reason,
    array_to_string(list_sort(list(DISTINCT n.evidence)), '; ') AS evidence
FROM hubs AS h
JOIN (
    SELECT case_id, node, evidence FROM case_holdings
    UNION ALL
    SELECT case_id, node, evidence FROM party_names
) AS n ON n.node = h.via
JOIN chosen_cases AS c ON c.case_id = n.case_id
GROUP BY h.via, h.reason
ORDER BY 2 DESC, h.via
