-- The people and companies of the case as its rows name them, holders of its accounts and wallets included: one row per
-- subject. Who keeps a service's or a merchant's account is no subject.
WITH told AS (
    SELECT 'party:' || coalesce(p.person_key, p.case_id || '/' || p.name) AS node, p.name, p.role, p.kind, p.birth_date,
        p.national_id, p.id_kind, p.id_valid, p.id_reason, p.country, p.address,
        p.source_file || ':' || CAST(p.source_row AS VARCHAR) AS evidence
    FROM parties AS p
    JOIN dossier_case AS d ON d.case_id = p.case_id
    UNION ALL
    SELECT 'party:' || coalesce(a.holder_key, a.case_id || '/' || a.holder), a.holder, a.role, CAST(NULL AS VARCHAR), a.holder_birth_date,
        a.holder_id, a.id_kind, a.id_valid, a.id_reason, CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR),
        a.source_file || ':' || CAST(a.source_row AS VARCHAR)
    FROM accounts AS a
    JOIN dossier_case AS d ON d.case_id = a.case_id
    WHERE (a.holder IS NOT NULL OR a.holder_key IS NOT NULL) AND coalesce(a.role, '') NOT IN ('service', 'merchant')
    UNION ALL
    SELECT 'party:' || w.case_id || '/' || w.holder, w.holder, w.role, CAST(NULL AS VARCHAR), CAST(NULL AS DATE),
        CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR), CAST(NULL AS BOOLEAN), CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR),
        w.source_file || ':' || CAST(w.source_row AS VARCHAR)
    FROM wallets AS w
    JOIN dossier_case AS d ON d.case_id = w.case_id
    WHERE w.holder IS NOT NULL AND coalesce(w.role, '') NOT IN ('service', 'merchant')
)
SELECT node, array_to_string(list_sort(list(DISTINCT name)), ' / ') AS names,
    array_to_string(list_sort(list(DISTINCT role)), ';') AS roles,
    array_to_string(list_sort(list(DISTINCT kind)), ' / ') AS kind,
    array_to_string(list_sort(list(DISTINCT CAST(birth_date AS VARCHAR))), ' / ') AS born,
    array_to_string(list_sort(list(DISTINCT national_id)), ' / ') AS numbers,
    array_to_string(list_sort(list(DISTINCT id_reason)), ' / ') AS number_check,
    array_to_string(list_sort(list(DISTINCT country)), ' / ') AS country,
    array_to_string(list_sort(list(DISTINCT address)), ' / ') AS address,
    array_to_string(list_sort(list(DISTINCT evidence)), '; ') AS evidence
FROM told
GROUP BY node
ORDER BY node
