-- The cases of each network; networks are numbered by their known loss in euro, biggest first, then by first case.
WITH sizes AS (
    SELECT g.first_case, count(*) AS cases, sum(coalesce(m.loss_eur, 0)) AS loss
    FROM network_groups AS g
    JOIN case_money AS m ON m.case_id = g.case_id
    GROUP BY g.first_case
), numbered AS (
    SELECT first_case, row_number() OVER (ORDER BY loss DESC, first_case) AS number FROM sizes
)
SELECT 'N' || lpad(CAST(n.number AS VARCHAR), CAST(greatest(3, length(CAST(n.number AS VARCHAR))) AS INTEGER), '0') AS network,
    g.case_id, m.loss_eur
FROM network_groups AS g
JOIN numbered AS n ON n.first_case = g.first_case
JOIN case_money AS m ON m.case_id = g.case_id
ORDER BY n.number, g.case_id
