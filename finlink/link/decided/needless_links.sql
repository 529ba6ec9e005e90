-- Links of decided_links that say nothing new: the decision bears on a link that a rule proposes. One on two cases must
-- be the last word on such a link; else it would be lost where a later one parted only what the rule had found.
SELECT DISTINCT d."left", d."right", d.via
FROM decided_links AS d
JOIN link_bearings AS b ON b."left" = d."left" AND b."right" = d."right" AND b.evidence = d.evidence AND b.made = 0
WHERE d.via <> 'decision' OR b.nth = 1
ORDER BY 1, 2, 3
