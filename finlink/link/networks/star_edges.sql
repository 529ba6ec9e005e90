-- What joins cases to networks, linear in rows. Each identifier, as edges from its first case to the others: from the
-- strength of the settings on (design, meanings: 0.9), not where it is used in roles that mean nothing only, and not
-- where an analyst parted two cases that share it. Then the pairs of cases: those of every other rule, those that were
-- parted in part, and all that an analyst or the register confirmed.
WITH parted AS (
    SELECT DISTINCT via AS node FROM links WHERE status = 'rejected'
), joins AS (
    SELECT i.node, i.case_id
    FROM shared_identifiers AS i
    JOIN identifier_use AS u ON u.node = i.node
    CROSS JOIN link_params AS p
    LEFT JOIN parted AS x ON x.node = i.node
    WHERE u.hub = 0 AND u.cases > 1 AND u.joining = 1 AND i.strength >= p.network_strength AND x.node IS NULL
), firsts AS (
    SELECT node, min(case_id) AS first_case FROM joins GROUP BY node
)
SELECT DISTINCT f.first_case, j.case_id
FROM joins AS j
JOIN firsts AS f ON f.node = j.node
WHERE f.first_case <> j.case_id
UNION
SELECT "left" AS first_case, "right" AS case_id
FROM links AS l
CROSS JOIN link_params AS p
LEFT JOIN parted AS x ON x.node = l.via
LEFT JOIN identifier_use AS u ON u.node = l.via
WHERE l.status = 'confirmed' OR (
    l.status = 'proposed' AND l.joining = 1 AND l.strength >= p.network_strength AND (u.node IS NULL OR x.node IS NOT NULL)
)
ORDER BY 1, 2
