-- Where each node that is in a case's file is drawn: in the one case that has it (home), else between the cases of the
-- network, or the single case, that has it most often (grp). Hubs have a place of their own.
WITH grouped AS (
    SELECT h.node, h.case_id, coalesce(f.network, 'case:' || h.case_id) AS grp
    FROM overview_held AS h
    JOIN case_facts AS f ON f.case_id = h.case_id
    LEFT JOIN identifier_use AS u ON u.node = h.node
    WHERE coalesce(u.hub, 0) = 0
), counted AS (
    SELECT node, count(*) AS cases, min(case_id) AS case_id FROM grouped GROUP BY node
), ranked AS (
    SELECT node, grp, row_number() OVER (PARTITION BY node ORDER BY count(*) DESC, grp) AS place FROM grouped GROUP BY node, grp
)
SELECT c.node, CASE WHEN c.cases = 1 THEN c.case_id END AS home, r.grp
FROM counted AS c
JOIN ranked AS r ON r.node = c.node AND r.place = 1
