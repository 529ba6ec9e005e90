-- What stands in which cases: shared identifiers, and people, companies and owners that are the same, confirmed or strong
-- enough to join networks, over links that no analyst rejected; and the hubs, which have no links.
WITH sides AS (
    SELECT kind, via, "left" AS case_id, strength, status, evidence FROM links
    UNION ALL
    SELECT kind, via, "right" AS case_id, strength, status, evidence FROM links
)
SELECT s.via AS identifier, s.kind, s.case_id, max(s.strength) AS strength,
    max(CASE WHEN s.status = 'confirmed' THEN 1 ELSE 0 END) AS confirmed, 0 AS hub,
    array_to_string(list_sort(list(DISTINCT s.evidence)), '; ') AS evidence
FROM sides AS s
CROSS JOIN params AS p
WHERE s.status <> 'rejected' AND s.via <> '' AND (
    starts_with(s.kind, 'shared_')
    OR (starts_with(s.kind, 'same_') AND (s.strength >= p.network_strength OR s.status = 'confirmed'))
)
GROUP BY s.via, s.kind, s.case_id
UNION ALL
SELECT h.via AS identifier, h.kind, n.case_id, CAST(NULL AS DOUBLE) AS strength, 0 AS confirmed, 1 AS hub,
    array_to_string(list_sort(list(DISTINCT n.evidence)), '; ') AS evidence
FROM hubs AS h
JOIN (
    SELECT case_id, node, evidence FROM case_holdings
    UNION ALL
    SELECT case_id, node, evidence FROM party_names
) AS n ON n.node = h.via
GROUP BY h.via, h.kind, n.case_id
