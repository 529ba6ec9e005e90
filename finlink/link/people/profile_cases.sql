-- In which cases each profile stands, as which party, in a role that joins or not, with the rows that say so.
SELECT p.profile, r.case_id, r.node, max(r.joining) AS joining,
    max(CASE WHEN r.role = 'victim' THEN 1 ELSE 0 END) AS victim,
    max(CASE WHEN r.role IN ('suspect', 'mule', 'collection') THEN 1 ELSE 0 END) AS suspect,
    min(r.name) AS name, min(r.address) AS address, array_to_string(list_sort(list(DISTINCT r.evidence)), '; ') AS evidence
FROM person_records AS r
JOIN name_forms AS f ON f.name = r.name AND f.kind = r.kind
JOIN address_forms AS a ON a.address = r.address
LEFT JOIN decided_nodes AS d ON d.node = r.node
JOIN person_profiles_said AS p ON p.words = f.words AND p.aside = f.aside AND p.sort = f.sort AND p.legal_form = f.legal_form
    AND p.id_key IS NOT DISTINCT FROM r.id_key AND p.id_kind = r.id_kind AND p.id_valid = r.id_valid
    AND p.id_checked = r.id_checked AND p.born = r.born AND p.born_said = r.born_said AND p.country = r.country AND p.house = a.house AND p.streets = a.streets
    AND p.phones = r.phones AND p.emails = r.emails AND p.handles = r.handles
    AND p.decided = CASE WHEN d.node IS NULL THEN '' ELSE r.node END
GROUP BY p.profile, r.case_id, r.node
ORDER BY p.profile, r.case_id, r.node
