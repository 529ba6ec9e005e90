-- The texts of evidence that cite a withheld row.
SELECT DISTINCT c.evidence
FROM (SELECT evidence, unnest(string_split(evidence, '; ')) AS part FROM cited_texts) AS c
JOIN withheld_rows AS w ON w.part = c.part
