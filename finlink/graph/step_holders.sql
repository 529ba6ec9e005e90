-- The rows that say who holds the account of a step.
SELECT s.step, array_to_string(list_sort(list(DISTINCT p.evidence)), '; ') AS evidence
FROM steps AS s
JOIN party_names AS p ON (p.node = s.source AND p.account_node = s.target)
    OR (p.node = s.target AND p.account_node = s.source)
GROUP BY s.step
ORDER BY s.step
