-- The links that cite no withheld row and whose status no withheld decision made.
WITH decided AS (
    SELECT d."left", d."right", d.kind, d.via FROM link_decisions AS d JOIN withheld_evidence AS w ON w.evidence = d.evidence
    UNION
    SELECT d."left", d."right", d.kind, d.via FROM link_decisions AS d JOIN withheld_evidence AS w ON w.evidence = d.earlier
)
SELECT l.*
FROM all_rows AS l
LEFT JOIN withheld_evidence AS w ON w.evidence = l.evidence
LEFT JOIN decided AS d ON d."left" = l."left" AND d."right" = l."right" AND d.kind = l.kind AND d.via = l.via
WHERE w.evidence IS NULL AND d.via IS NULL
