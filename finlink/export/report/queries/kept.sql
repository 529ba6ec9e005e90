-- Where a finding cites a place with a name that the report does not give: the words, and what stands instead of them.
SELECT DISTINCT t.case_id, t.destination || ' (' || t.service || ')' AS place,
    t.destination || coalesce(' (' || k.name || ')', '') AS instead
FROM trace_ends AS t
JOIN report_cases AS c ON c.case_id = t.case_id
LEFT JOIN report_keepers AS k ON k.node = t.destination
WHERE t.service IS NOT NULL AND t.service <> coalesce(k.name, '')
ORDER BY t.case_id, place
