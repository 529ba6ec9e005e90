-- Identifiers of the case that join no cases, and why.
SELECT h.via, h.kind, h.cases, h.reason, array_to_string(list_sort(list(DISTINCT i.evidence)), '; ') AS evidence
FROM hubs AS h
JOIN (
    SELECT case_id, node, evidence FROM case_holdings
    UNION ALL
    SELECT case_id, node, evidence FROM party_names
    UNION ALL
    SELECT case_id, node, source_file || ':' || CAST(source_row AS VARCHAR) FROM party_contacts
) AS i ON i.node = h.via
JOIN dossier_case AS d ON d.case_id = i.case_id
GROUP BY h.via, h.kind, h.cases, h.reason
ORDER BY h.cases DESC, h.via
