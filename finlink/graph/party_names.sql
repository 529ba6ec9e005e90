-- Every party and holder as a node: by its personal id, else by case and name.
SELECT p.case_id,
    CASE
        WHEN p.person_key IS NOT NULL THEN 'party:' || p.person_key
        ELSE 'party:' || p.case_id || '/' || p.name
    END AS node,
    p.name, p.kind AS person_kind, p.role, p.person_key AS national_id, p.birth_date, p.country,
    CAST(NULL AS VARCHAR) AS account_node, p.source_file || ':' || CAST(p.source_row AS VARCHAR) AS evidence
FROM parties AS p
UNION ALL
SELECT a.case_id, 'party:' || a.holder_key AS node, a.holder AS name, CAST(NULL AS VARCHAR) AS person_kind, a.role,
    a.holder_key AS national_id, a.holder_birth_date AS birth_date, CAST(NULL AS VARCHAR) AS country,
    a.node AS account_node, a.source_file || ':' || CAST(a.source_row AS VARCHAR) AS evidence
FROM accounts AS a
WHERE a.holder_key IS NOT NULL
