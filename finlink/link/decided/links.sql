-- The links with their status: an analyst's "same" and what is declared are confirmed, "different" rejects, all else
-- is proposed. The strength stays what the rule gave.
SELECT a."left", a."right", a.kind, a.via, a.strength, a.joining,
    CASE d.decision WHEN 'same' THEN 'confirmed' WHEN 'different' THEN 'rejected' ELSE a.status END AS status, a.evidence
FROM all_links AS a
LEFT JOIN link_decisions AS d ON d."left" = a."left" AND d."right" = a."right" AND d.kind = a.kind AND d.via = a.via
UNION ALL
SELECT "left", "right", kind, via, strength, joining, 'confirmed' AS status, evidence
FROM decided_links
ORDER BY 1, 2, 3, 4
