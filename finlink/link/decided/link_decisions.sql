-- Which decision bears on which link: one on the two cases bears on all their links; one on two nodes on the link
-- between these, or on the owner that two wallets share; one on a node and a case on the links of that case through the
-- node. Of several the latest counts.
WITH spelled AS (
    SELECT d.*, d.left_ref || m.mark || d.right_ref AS via FROM decisions_in_force AS d CROSS JOIN (SELECT ' ~ ' AS mark UNION ALL SELECT ' > ') AS m
    UNION ALL
    SELECT d.*, d.right_ref || m.mark || d.left_ref AS via FROM decisions_in_force AS d CROSS JOIN (SELECT ' ~ ' AS mark UNION ALL SELECT ' > ') AS m
), one_case AS (
    SELECT d.*, d.left_ref AS case_ref, d.right_ref AS via FROM decisions_in_force AS d WHERE starts_with(d.left_ref, 'case:')
    UNION ALL
    SELECT d.*, d.right_ref AS case_ref, d.left_ref AS via FROM decisions_in_force AS d WHERE starts_with(d.right_ref, 'case:')
), owner_parted AS (
    SELECT d.decision, d."by", d."at", d.reason, d.evidence, x.owner, least(v.case_id, w.case_id) AS "left",
        greatest(v.case_id, w.case_id) AS "right"
    FROM decisions_in_force AS d
    JOIN wallet_owners AS x ON x.node = d.left_ref
    JOIN wallet_owners AS y ON y.node = d.right_ref AND y.owner = x.owner
    JOIN wallets AS v ON v.node = x.node
    JOIN wallets AS w ON w.node = y.node AND w.case_id <> v.case_id
), bears AS (
    SELECT a."left", a."right", a.kind, a.via, d.decision, d."by", d."at", d.reason, d.evidence
    FROM all_links AS a
    JOIN decisions_in_force AS d ON d.left_ref = 'case:' || a."left" AND d.right_ref = 'case:' || a."right"
    UNION ALL
    SELECT a."left", a."right", a.kind, a.via, d.decision, d."by", d."at", d.reason, d.evidence
    FROM all_links AS a
    JOIN spelled AS d ON d.via = a.via
    UNION ALL
    SELECT a."left", a."right", a.kind, a.via, d.decision, d."by", d."at", d.reason, d.evidence
    FROM all_links AS a
    JOIN one_case AS d ON d.via = a.via AND d.case_ref = 'case:' || a."left"
    UNION ALL
    SELECT a."left", a."right", a.kind, a.via, d.decision, d."by", d."at", d.reason, d.evidence
    FROM all_links AS a
    JOIN one_case AS d ON d.via = a.via AND d.case_ref = 'case:' || a."right"
    UNION ALL
    SELECT a."left", a."right", a.kind, a.via, d.decision, d."by", d."at", d.reason, d.evidence
    FROM all_links AS a
    JOIN owner_parted AS d ON d.owner = a.via AND d."left" = a."left" AND d."right" = a."right"
), numbered AS (
    SELECT *, row_number() OVER (
        PARTITION BY "left", "right", kind, via ORDER BY "at" DESC NULLS LAST, evidence DESC
    ) AS nth
    FROM bears
)
SELECT "left", "right", kind, via, decision, "by", "at", reason, evidence
FROM numbered
WHERE nth = 1
ORDER BY 1, 2, 3, 4
