-- Which case paid which account in which stretch of days, first and last day: two days within one stretch are at most
-- `counterparty_days` apart. Only what several cases paid, and no more than the limit of hubs, is of interest.
WITH paid AS (
    SELECT DISTINCT f.receiver, f.sender, f.day
    FROM flow_rows AS f
    JOIN flow_nodes AS n ON n.code = f.receiver AND n.common = 0
)
SELECT p.receiver, p.sender, c.case_id, c.strength,
    datediff('day', DATE '1900-01-01', p.day) // (x.counterparty_days + 1) AS stretch, min(p.day) AS first_day,
    max(p.day) AS last_day
FROM paid AS p
CROSS JOIN flow_params AS x
JOIN flow_payers AS n ON n.receiver = p.receiver AND n.cases >= 2 AND n.cases <= x.hub_limit
JOIN flow_cases AS c ON c.code = p.sender AND c.joining = 1
GROUP BY p.receiver, p.sender, c.case_id, c.strength, stretch
