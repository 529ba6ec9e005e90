-- Open investigations of cases to which a confirmed or strong link leads: candidates to be extended to this case.
WITH near AS (
    SELECT l."right" AS other, l.kind, l.via, l.evidence, l.strength FROM links AS l JOIN dossier_case AS d ON d.case_id = l."left" CROSS JOIN params AS p
    WHERE l.status = 'confirmed' OR (l.status = 'proposed' AND l.strength >= p.network_strength)
    UNION ALL
    SELECT l."left", l.kind, l.via, l.evidence, l.strength FROM links AS l JOIN dossier_case AS d ON d.case_id = l."right" CROSS JOIN params AS p
    WHERE l.status = 'confirmed' OR (l.status = 'proposed' AND l.strength >= p.network_strength)
)
SELECT v.investigation_id, n.other, v.authority, v.opened, v.scope, v.evidence AS cover_evidence,
    array_to_string(list_sort(list(DISTINCT n.kind)), ';') AS kinds, array_to_string(list_sort(list(DISTINCT n.evidence)), '; ') AS evidence
FROM near AS n
JOIN coverage AS v ON v.case_id = n.other AND v.is_open = 1
GROUP BY v.investigation_id, n.other, v.authority, v.opened, v.scope, v.evidence
ORDER BY v.opened, v.investigation_id, n.other
