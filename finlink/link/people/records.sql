-- One row per row of parties, and per account with a named holder, of the registered cases: what it says of a person
-- or company, with contacts that could connect; not holders of a service's account. What is a placeholder, a hub or an
-- office's mailbox says nothing. Of a first of January only the year counts: many offices write it where the day is not
-- known.
WITH contacts AS (
    SELECT c.source_file, c.source_row,
        coalesce(list_sort(list(DISTINCT c.node) FILTER (WHERE c."column" = 'phone')), []) AS phones,
        coalesce(list_sort(list(DISTINCT c.node) FILTER (WHERE c."column" = 'email')), []) AS emails,
        coalesce(list_sort(list(DISTINCT c.node) FILTER (WHERE c."column" = 'handle')), []) AS handles
    FROM party_contacts AS c
    LEFT JOIN identifier_use AS u ON u.node = c.node AND u.hub = 1
    WHERE c.node <> '' AND c.strength > 0.4 AND NOT (c."column" = 'email' AND c.strength < 0.9) AND u.node IS NULL
    GROUP BY c.source_file, c.source_row
), said AS (
    SELECT p.case_id, p.role, p.name, coalesce(p.kind, '') AS kind, p.person_key, p.id_kind, p.id_valid,
        coalesce(CAST(p.birth_date AS VARCHAR), '') AS stated, coalesce(CAST(p.id_birth_date AS VARCHAR), '') AS inside,
        coalesce(p.birth_partial, '') AS partial, coalesce(p.country, '') AS country,
        coalesce(p.address, '') AS address, coalesce(c.phones, []) AS phones, coalesce(c.emails, []) AS emails,
        coalesce(c.handles, []) AS handles, p.source_file, p.source_row
    FROM parties AS p
    LEFT JOIN contacts AS c ON c.source_file = p.source_file AND c.source_row = p.source_row
    UNION ALL
    SELECT a.case_id, a.role, a.holder, '', a.holder_key, a.id_kind, a.id_valid,
        coalesce(CAST(a.holder_birth_date AS VARCHAR), ''), coalesce(CAST(a.id_birth_date AS VARCHAR), ''),
        coalesce(a.birth_partial, ''), '', '', [], [], [],
        a.source_file, a.source_row
    FROM accounts AS a
    WHERE a.holder IS NOT NULL AND coalesce(a.role, '') <> 'service'
), dated AS (
    SELECT s.*,
        CASE
            WHEN n.born IS NOT NULL THEN '' WHEN s.stated LIKE '%-01-01' AND s.inside = '' THEN substr(s.stated, 1, 4)
            ELSE s.stated
        END AS told
    FROM said AS s
    LEFT JOIN no_births AS n ON n.born = s.stated
)
SELECT s.case_id, coalesce(s.role, '') AS role, s.name, s.kind,
    CASE WHEN s.person_key IS NOT NULL THEN 'party:' || s.person_key ELSE 'party:' || s.case_id || '/' || s.name END AS node,
    CASE WHEN coalesce(k.usable, true) AND u.node IS NULL THEN s.person_key END AS id_key,
    coalesce(s.id_kind, '') AS id_kind, coalesce(s.id_valid, true) AS id_valid,
    coalesce(s.id_valid, false) AS id_checked,
    coalesce(nullif(s.told, ''), nullif(s.inside, ''), s.partial) AS born, s.told <> '' OR s.partial <> '' AS born_said, s.country, s.address, s.phones, s.emails, s.handles,
    CASE WHEN w.role IS NULL THEN 1 ELSE 0 END AS joining,
    s.source_file || ':' || CAST(s.source_row AS VARCHAR) AS evidence
FROM dated AS s
JOIN cases AS c ON c.case_id = s.case_id
LEFT JOIN person_keys AS k ON k.key = s.person_key
LEFT JOIN identifier_use AS u ON u.node = 'party:' || s.person_key AND u.hub = 1
LEFT JOIN weak_roles AS w ON w.role = s.role
