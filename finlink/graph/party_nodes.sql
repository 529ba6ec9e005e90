SELECT p.node, 'party' AS kind, coalesce(min(p.name), min(p.national_id)) AS label, min(p.name) AS name,
    array_to_string(list_sort(list(DISTINCT p.name)), ' / ') AS as_written, min(p.person_kind) AS person_kind,
    min(p.national_id) AS national_id, min(p.birth_date) AS birth_date, min(p.country) AS country,
    array_to_string(list_sort(list(p.evidence)), '; ') AS evidence
FROM party_names AS p
JOIN wanted AS w ON w.node = p.node
GROUP BY p.node
ORDER BY p.node
