-- Each record with what it says in the form in which it is compared, and the fingerprint of that (print). Records that a
-- decision names say it on their own, so that "different" can part two records that say the same.
WITH said AS (
    SELECT r.case_id, r.role, r.node, r.name, r.address, r.joining, r.evidence,
        f.words, f.skeletons, f.initials, f.joined, f.aside, f.sort, f.legal_form,
        r.id_key, r.id_kind, r.id_valid, r.id_checked, r.born, r.born_said, r.country, a.house, a.streets, a.address_letters,
        r.phones, r.emails, r.handles, CASE WHEN d.node IS NULL THEN '' ELSE r.node END AS decided
    FROM person_records AS r
    JOIN name_forms AS f ON f.name = r.name AND f.kind = r.kind
    JOIN address_forms AS a ON a.address = r.address
    LEFT JOIN decided_nodes AS d ON d.node = r.node
)
SELECT *, md5(concat_ws(chr(31), words, aside, sort, legal_form, coalesce(id_key, ''), id_kind, CAST(id_valid AS VARCHAR),
    CAST(id_checked AS VARCHAR), born, CAST(born_said AS VARCHAR), country, house, array_to_string(streets, ' '), address_letters,
    array_to_string(phones, ' '), array_to_string(emails, ' '), array_to_string(handles, ' '), decided)) AS print
FROM said
