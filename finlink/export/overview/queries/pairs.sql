-- Every link between two cases, whether a line shows it or what both share does: what connects them, how strong it is,
-- who decided, and what was weighed.
SELECT s.number AS source, t.number AS target, p.link_kind AS kind, v.number AS via_number, p.via, p.strength, p.status,
    p.decided, p.reasons, p.evidence
FROM overview_pairs AS p
JOIN overview_nodes AS s ON s.node = p.source
JOIN overview_nodes AS t ON t.node = p.target
LEFT JOIN overview_nodes AS v ON v.node = p.via
ORDER BY s.number, t.number, p.link_kind, p.via
