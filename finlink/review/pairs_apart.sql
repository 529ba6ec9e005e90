-- Of the pairs of cases with a proposed link those that stand in two networks (a case in none is one of its own), the
-- strongest for each two networks, with what is at stake: the losses of all cases of both. joined = pairs of cases that
-- would come together.
WITH groups AS (
    SELECT f.case_id, f.loss_eur, coalesce(m.network, 'case ' || f.case_id) AS grouped
    FROM case_facts AS f
    LEFT JOIN network_members AS m ON m.case_id = f.case_id
), sizes AS (
    SELECT grouped, count(*) AS cases, sum(loss_eur) AS loss FROM groups GROUP BY grouped
), pairs AS (
    SELECT "left", "right", max(strength) AS strength FROM links WHERE status = 'proposed' GROUP BY "left", "right"
), apart AS (
    SELECT p."left", p."right", p.strength, x.grouped AS left_group, y.grouped AS right_group, row_number() OVER (
        PARTITION BY least(x.grouped, y.grouped), greatest(x.grouped, y.grouped)
        ORDER BY p.strength DESC, p."left", p."right"
    ) AS nth
    FROM pairs AS p
    JOIN groups AS x ON x.case_id = p."left"
    JOIN groups AS y ON y.case_id = p."right"
    WHERE x.grouped <> y.grouped
)
SELECT a."left", a."right", a.strength, l.loss AS left_loss, r.loss AS right_loss, l.cases * r.cases AS joined
FROM apart AS a
JOIN sizes AS l ON l.grouped = a.left_group
JOIN sizes AS r ON r.grouped = a.right_group
WHERE a.nth = 1
ORDER BY 1, 2
