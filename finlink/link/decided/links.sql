-- The links with their status: an analyst's "same" and what is declared are confirmed, "different" rejects, all else
-- is proposed. The strength stays what the rule gave.
WITH every_link AS (
    SELECT "left", "right", kind, via, strength, joining, status, evidence FROM all_links
    UNION ALL
    SELECT d."left", d."right", d.kind, d.via, d.strength, d.joining, 'confirmed' AS status, d.evidence
    FROM decided_links AS d
    LEFT JOIN needless_links AS n ON n."left" = d."left" AND n."right" = d."right" AND n.via = d.via
    WHERE n.via IS NULL
)
SELECT a."left", a."right", a.kind, a.via, a.strength, a.joining,
    CASE d.decision WHEN 'same' THEN 'confirmed' WHEN 'different' THEN 'rejected' ELSE a.status END AS status, a.evidence
FROM every_link AS a
LEFT JOIN link_decisions AS d ON d."left" = a."left" AND d."right" = a."right" AND d.kind = a.kind AND d.via = a.via
ORDER BY 1, 2, 3, 4
