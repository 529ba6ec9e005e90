-- The links that rest on no withheld row.
SELECT l.*
FROM all_rows AS l
LEFT JOIN touched_links AS t ON t."left" = l."left" AND t."right" = l."right" AND t.kind = l.kind AND t.via = l.via
WHERE t.kind IS NULL
