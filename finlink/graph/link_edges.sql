-- case – case: each link with its status, what was weighed (JSON: factor, bits, says, left_says, right_says), and the
-- decision that bears on it.
SELECT 'case:' || l."left" AS source, 'case:' || l."right" AS target, 'link' AS relation, l.kind AS link_kind, l.via,
    l.strength, l.status, CAST(to_json(r.reasons) AS VARCHAR) AS reasons,
    CASE
        WHEN d.decision IS NULL THEN NULL
        ELSE d.decision || ', ' || coalesce(d."by", '?') || ', ' || coalesce(substr(CAST(d."at" AS VARCHAR), 1, 10), '?')
            || coalesce(': ' || d.reason, '')
    END AS decided, l.evidence
FROM links AS l
JOIN wanted AS w ON w.node = 'case:' || l."left"
JOIN wanted AS v ON v.node = 'case:' || l."right"
LEFT JOIN link_reasons AS r ON r."left" = l."left" AND r."right" = l."right" AND r.kind = l.kind AND r.via = l.via
LEFT JOIN link_decisions AS d ON d."left" = l."left" AND d."right" = l."right" AND d.kind = l.kind AND d.via = l.via
ORDER BY 1, 2, 4, 5
