-- The decision in force on each link that an analyst judged, and the rows of those that it superseded, the latest first.
SELECT b."left", b."right", b.kind, b.via, max(CASE WHEN b.nth = 1 THEN b.decision END) AS decision,
    max(CASE WHEN b.nth = 1 THEN b."by" END) AS "by", max(CASE WHEN b.nth = 1 THEN b."at" END) AS "at",
    max(CASE WHEN b.nth = 1 THEN b.reason END) AS reason, max(CASE WHEN b.nth = 1 THEN b.evidence END) AS evidence,
    array_to_string(list(b.evidence ORDER BY b.nth) FILTER (WHERE b.nth > 1), '; ') AS earlier
FROM link_bearings AS b
LEFT JOIN needless_links AS n ON n."left" = b."left" AND n."right" = b."right" AND n.via = b.via AND b.made = 1
WHERE n.via IS NULL
GROUP BY b."left", b."right", b.kind, b.via
ORDER BY 1, 2, 3, 4
