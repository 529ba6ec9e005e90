-- The decision in force on each link that an analyst judged, and the rows of those that it superseded.
WITH superseded AS (
    SELECT "left", "right", kind, via, array_to_string(list_sort(list(evidence)), '; ') AS earlier
    FROM link_bearings
    WHERE nth > 1
    GROUP BY "left", "right", kind, via
)
SELECT b."left", b."right", b.kind, b.via, b.decision, b."by", b."at", b.reason, b.evidence, s.earlier
FROM link_bearings AS b
LEFT JOIN superseded AS s ON s."left" = b."left" AND s."right" = b."right" AND s.kind = b.kind AND s.via = b.via
LEFT JOIN needless_links AS n ON n."left" = b."left" AND n."right" = b."right" AND n.via = b.via AND b.made = 1
WHERE b.nth = 1 AND n.via IS NULL
ORDER BY 1, 2, 3, 4
