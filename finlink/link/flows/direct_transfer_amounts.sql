-- What was paid over each pair of ends that links two cases: per currency the number of transfers, sum, first and last day.
SELECT s.node || ' > ' || r.node AS via, f.currency, count(*) AS transfers, sum(f.amount) AS amount,
    min(f.day) AS first_day, max(f.day) AS last_day
FROM flow_rows AS f
JOIN (SELECT DISTINCT sender, receiver FROM direct_pairs) AS p ON p.sender = f.sender AND p.receiver = f.receiver
JOIN flow_nodes AS s ON s.code = f.sender
JOIN flow_nodes AS r ON r.code = f.receiver
GROUP BY s.node, r.node, f.currency
ORDER BY 1, 2
