-- The wanted nodes with those that the traced cases' money went through: at most so many, the nearest to where it entered
-- first, and of these the ones that received most.
WITH reached AS (
    SELECT m.source AS node, m.hop - 1 AS hop, CAST(0 AS DECIMAL(38,18)) AS received
    FROM proceeds_moves AS m
    JOIN traced_cases AS c ON c.case_id = m.case_id
    UNION ALL
    SELECT m.target, m.hop, m.received
    FROM proceeds_moves AS m
    JOIN traced_cases AS c ON c.case_id = m.case_id
), placed AS (
    SELECT node, row_number() OVER (ORDER BY min(hop), sum(received) DESC, node) AS place FROM reached GROUP BY node
)
SELECT node FROM wanted
UNION
SELECT p.node FROM placed AS p JOIN trail AS t ON p.place <= t.most
