-- How many cases pay each account or wallet that is no merchant's.
SELECT p.receiver, count(DISTINCT c.case_id) AS cases
FROM (
    SELECT DISTINCT f.receiver, f.sender
    FROM flow_rows AS f
    JOIN flow_nodes AS n ON n.code = f.receiver AND n.common = 0
) AS p
JOIN flow_cases AS c ON c.code = p.sender
GROUP BY p.receiver
