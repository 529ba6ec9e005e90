-- party → the account it holds.
SELECT p.node AS source, p.account_node AS target, 'holder' AS relation,
    array_to_string(list_sort(list(p.evidence)), '; ') AS evidence
FROM party_names AS p
JOIN wanted AS w ON w.node = p.node
JOIN wanted AS v ON v.node = p.account_node
GROUP BY p.node, p.account_node
ORDER BY 1, 2
