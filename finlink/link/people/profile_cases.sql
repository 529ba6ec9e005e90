-- In which cases each profile stands, as which party, in a role that joins or not, with the rows that say so.
SELECT p.profile, r.case_id, r.node, max(r.joining) AS joining,
    max(CASE WHEN r.role = 'victim' THEN 1 ELSE 0 END) AS victim,
    max(CASE WHEN r.role IN ('suspect', 'mule', 'collection') THEN 1 ELSE 0 END) AS suspect,
    min(r.name) AS name, min(r.address) AS address, array_to_string(list_sort(list(DISTINCT r.evidence)), '; ') AS evidence
FROM person_contents AS r
JOIN person_profiles_said AS p ON p.print = r.print
GROUP BY p.profile, r.case_id, r.node
ORDER BY p.profile, r.case_id, r.node
