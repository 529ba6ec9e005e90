-- One row per network, completed with what the statuses say; lead = the case with the largest known loss.
WITH leads AS (
    SELECT network, case_id,
        row_number() OVER (PARTITION BY network ORDER BY loss_eur DESC NULLS LAST, case_id) AS nth
    FROM network_members
), covered AS (
    SELECT n.network, count(DISTINCT c.case_id) AS with_investigation
    FROM network_members AS n
    LEFT JOIN coverage AS c ON c.case_id = n.case_id
    GROUP BY n.network
)
SELECT n.network, n.cases, n.case_ids, n.loss_eur, n.losses_unknown, c.with_investigation, l.case_id AS lead
FROM networks AS n
JOIN covered AS c ON c.network = n.network
JOIN leads AS l ON l.network = n.network AND l.nth = 1
ORDER BY length(n.network), n.network
