-- The rows by which the case's money came to each place.
SELECT h.target, h.target_chain, h.target_currency, array_to_string(list_sort(list(DISTINCT h.evidence)), '; ') AS evidence
FROM trace_hops AS h
JOIN dossier_case AS d ON d.case_id = h.case_id
GROUP BY h.target, h.target_chain, h.target_currency
