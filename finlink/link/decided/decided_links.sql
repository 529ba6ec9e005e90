-- Pairs of cases that an analyst called the same, or whose accounts, wallets or parties: a link of its own, unless the
-- decision bears on one that a rule proposes (links.sql). A hub joins no cases, whatever is decided on it.
WITH holders AS (
    SELECT DISTINCT 'case:' || case_id AS node, case_id FROM cases
    UNION
    SELECT i.node, i.case_id
    FROM case_identifiers AS i
    LEFT JOIN identifier_use AS u ON u.node = i.node AND u.hub = 1
    WHERE u.node IS NULL
    UNION
    SELECT p.node, p.case_id
    FROM profile_cases AS p
    LEFT JOIN identifier_use AS u ON u.node = p.node AND u.hub = 1
    WHERE u.node IS NULL
)
SELECT DISTINCT least(x.case_id, y.case_id) AS "left", greatest(x.case_id, y.case_id) AS "right", 'declared' AS kind,
    CASE WHEN starts_with(d.left_ref, 'case:') AND starts_with(d.right_ref, 'case:') THEN 'decision'
        WHEN x.case_id < y.case_id THEN d.left_ref || ' ~ ' || d.right_ref
        ELSE d.right_ref || ' ~ ' || d.left_ref END AS via,
    CAST(1 AS DOUBLE) AS strength, 1 AS joining, d.evidence
FROM decisions_in_force AS d
JOIN holders AS x ON x.node = d.left_ref
JOIN holders AS y ON y.node = d.right_ref
WHERE d.decision = 'same' AND x.case_id <> y.case_id
ORDER BY 1, 2, 4
