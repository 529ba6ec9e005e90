-- Pairs of cases that an analyst called the same, or whose accounts, wallets or parties, where no rule links them so.
WITH holders AS (
    SELECT DISTINCT 'case:' || case_id AS node, case_id FROM cases
    UNION
    SELECT node, case_id FROM case_identifiers
    UNION
    SELECT node, case_id FROM profile_cases
), pairs AS (
    SELECT DISTINCT least(x.case_id, y.case_id) AS "left", greatest(x.case_id, y.case_id) AS "right",
        CASE WHEN starts_with(d.left_ref, 'case:') AND starts_with(d.right_ref, 'case:') THEN 'decision'
            WHEN x.case_id < y.case_id THEN d.left_ref || ' ~ ' || d.right_ref
            ELSE d.right_ref || ' ~ ' || d.left_ref END AS via,
        d.evidence
    FROM decisions_in_force AS d
    JOIN holders AS x ON x.node = d.left_ref
    JOIN holders AS y ON y.node = d.right_ref
    WHERE d.decision = 'same' AND x.case_id <> y.case_id
)
SELECT p."left", p."right", 'declared' AS kind, p.via, CAST(1 AS DOUBLE) AS strength, 1 AS joining, p.evidence
FROM pairs AS p
LEFT JOIN all_links AS a ON a."left" = p."left" AND a."right" = p."right" AND (p.via = 'decision' OR a.via = p.via)
WHERE a.via IS NULL
ORDER BY 1, 2, 4
