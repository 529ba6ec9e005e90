-- The decisions behind each link, by how evidence cites them.
SELECT 'case:' || "left" AS source, 'case:' || "right" AS target, kind AS link_kind, via,
    coalesce(evidence || '; ' || earlier, evidence) AS evidence
FROM link_decisions
