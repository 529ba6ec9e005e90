-- What was worked out from rows, without what cites a withheld one.
SELECT t.*
FROM all_rows AS t
LEFT JOIN withheld_evidence AS w ON w.evidence = t.evidence
WHERE w.evidence IS NULL
