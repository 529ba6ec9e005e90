-- One row per wallet and owner. Evidence: the rows of the transactions and clusters that lead from the wallet to the
-- smallest wallet of the group, nearest first, at most 20.
WITH steps AS (
    SELECT s.grp, s.code, r.evidence, min(s.step * 100 + r.place) AS place
    FROM owner_steps AS s
    JOIN owner_rows AS r ON r.point = s.point
    GROUP BY s.grp, s.code, r.evidence
), placed AS (
    SELECT grp, code, evidence, row_number() OVER (PARTITION BY grp, code ORDER BY place, evidence) AS place FROM steps
), shown AS (
    SELECT grp, code, array_to_string(list_sort(list(evidence)), '; ') AS evidence
    FROM placed
    WHERE place <= 20
    GROUP BY grp, code
)
SELECT n.node, g.prefix || f.node AS owner, g.strength, p.reason, w.evidence
FROM owner_groups AS g
JOIN owner_steps AS s ON s.grp = g.grp AND s.step = 0
JOIN owner_nodes AS n ON n.code = s.code
JOIN owner_nodes AS f ON f.code = g."first"
JOIN owner_points AS p ON p.point = s.point
JOIN shown AS w ON w.grp = s.grp AND w.code = s.code
ORDER BY 2, 1
