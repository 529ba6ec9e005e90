-- The links that rest on withheld rows: that cite one, that a withheld decision judges, that are found by way of an account
-- or wallet that a withheld row names (where there are many payments the link cites only some), and likenesses of
-- persons found through, or held back for, a third record in a case with withheld rows.
WITH touched AS (
    SELECT node FROM touched_nodes
    UNION
    SELECT o.owner FROM wallet_owners AS o JOIN touched_nodes AS n ON n.node = o.node
), marked AS (
    SELECT case_id FROM withheld_rows WHERE case_id IS NOT NULL
), beside AS (
    SELECT l."right" AS case_id FROM links AS l JOIN marked AS m ON m.case_id = l."left"
    UNION
    SELECT l."left" FROM links AS l JOIN marked AS m ON m.case_id = l."right"
), by_way AS (
    SELECT "left", "right", kind, via, unnest(string_split(via, ' > ')) AS node
    FROM links
    WHERE kind IN ('direct_transfer', 'common_counterparty', 'same_wallet_owner')
), through AS (
    SELECT "left", "right", kind, via
    FROM link_reasons
    WHERE contains(CAST(to_json(reasons) AS VARCHAR), '"through others"')
        OR contains(CAST(to_json(reasons) AS VARCHAR), '"held back"')
)
SELECT l."left", l."right", l.kind, l.via FROM links AS l JOIN withheld_evidence AS w ON w.evidence = l.evidence
UNION
SELECT d."left", d."right", d.kind, d.via FROM link_decisions AS d JOIN withheld_evidence AS w ON w.evidence = d.evidence
UNION
SELECT d."left", d."right", d.kind, d.via FROM link_decisions AS d JOIN withheld_evidence AS w ON w.evidence = d.earlier
UNION
SELECT b."left", b."right", b.kind, b.via FROM by_way AS b JOIN touched AS t ON t.node = b.node
UNION
SELECT t."left", t."right", t.kind, t.via FROM through AS t JOIN beside AS b ON b.case_id = t."left"
UNION
SELECT t."left", t."right", t.kind, t.via FROM through AS t JOIN beside AS b ON b.case_id = t."right"
