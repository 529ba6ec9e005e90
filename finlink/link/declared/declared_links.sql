-- Cases that the register calls related, by one of them or by both. Evidence: the rows that say so. They are confirmed:
-- whoever keeps the register has decided.
SELECT least(r.case_id, r.related_cases) AS "left", greatest(r.case_id, r.related_cases) AS "right", 'declared' AS kind,
    'related_cases' AS via, CAST(1 AS DOUBLE) AS strength, 1 AS joining,
    array_to_string(list_sort(list(DISTINCT r.source_file || ':' || CAST(r.source_row AS VARCHAR))), '; ') AS evidence
FROM related_ids AS r
JOIN cases AS c ON c.case_id = r.related_cases
GROUP BY least(r.case_id, r.related_cases), greatest(r.case_id, r.related_cases)
ORDER BY 1, 2
