-- Which decisions bear on which link, the latest first (nth = 1): one on the two cases bears on all their links; one on
-- two nodes on the link between these, or on the owner that two wallets share; one on a node and a case on the links of
-- that case through the node. made = 1 for the links of decided_links.
WITH places AS (
    SELECT *, source_file || ':' || CAST(source_row AS VARCHAR) AS evidence FROM decisions_read
), spelled AS (
    SELECT d.*, d.left_ref || m.mark || d.right_ref AS via FROM places AS d CROSS JOIN (SELECT ' ~ ' AS mark UNION ALL SELECT ' > ') AS m
    UNION ALL
    SELECT d.*, d.right_ref || m.mark || d.left_ref AS via FROM places AS d CROSS JOIN (SELECT ' ~ ' AS mark UNION ALL SELECT ' > ') AS m
), one_case AS (
    SELECT d.*, d.left_ref AS case_ref, d.right_ref AS via FROM places AS d WHERE starts_with(d.left_ref, 'case:')
    UNION ALL
    SELECT d.*, d.right_ref AS case_ref, d.left_ref AS via FROM places AS d WHERE starts_with(d.right_ref, 'case:')
), one_owner AS (
    SELECT DISTINCT d.*, x.owner, least(v.case_id, w.case_id) AS "left", greatest(v.case_id, w.case_id) AS "right"
    FROM places AS d
    JOIN wallet_owners AS x ON x.node = d.left_ref
    JOIN wallet_owners AS y ON y.node = d.right_ref AND y.owner = x.owner
    JOIN wallets AS v ON v.node = x.node
    JOIN wallets AS w ON w.node = y.node AND w.case_id <> v.case_id
), every_link AS (
    SELECT "left", "right", kind, via, 0 AS made FROM all_links
    UNION ALL
    SELECT "left", "right", kind, via, 1 AS made FROM decided_links
), bears AS (
    SELECT a.*, d.decision, d."by", d."at", d.reason, d.source_file, d.source_row, d.evidence
    FROM every_link AS a
    JOIN places AS d ON d.left_ref = 'case:' || a."left" AND d.right_ref = 'case:' || a."right"
    UNION
    SELECT a.*, d.decision, d."by", d."at", d.reason, d.source_file, d.source_row, d.evidence
    FROM every_link AS a
    JOIN spelled AS d ON d.via = a.via
    UNION
    SELECT a.*, d.decision, d."by", d."at", d.reason, d.source_file, d.source_row, d.evidence
    FROM every_link AS a
    JOIN one_case AS d ON d.via = a.via AND (d.case_ref = 'case:' || a."left" OR d.case_ref = 'case:' || a."right")
    UNION
    SELECT a.*, d.decision, d."by", d."at", d.reason, d.source_file, d.source_row, d.evidence
    FROM every_link AS a
    JOIN one_owner AS d ON d.owner = a.via AND d."left" = a."left" AND d."right" = a."right"
)
SELECT *, row_number() OVER (
    PARTITION BY "left", "right", kind, via ORDER BY "at" DESC NULLS LAST, source_file DESC, source_row DESC
) AS nth
FROM bears
ORDER BY "left", "right", kind, via, nth
