-- The people and companies of the case as its rows name them, holders of its accounts and wallets included: one row per
-- subject, with every node under which links may know it. Who keeps a service's or a merchant's account is no subject.
WITH told AS (
    SELECT b.node, b.own_node, p.name, p.role, p.kind, p.birth_date, p.national_id, p.id_reason, p.country, p.address,
        p.source_file || ':' || CAST(p.source_row AS VARCHAR) AS evidence
    FROM parties AS p
    JOIN dossier_bearers AS b ON b.kind = 'party' AND b.source_file = p.source_file AND b.source_row = p.source_row
    UNION ALL
    SELECT b.node, b.own_node, a.holder, a.role, CAST(NULL AS VARCHAR), a.holder_birth_date, a.holder_id, a.id_reason,
        CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR), a.source_file || ':' || CAST(a.source_row AS VARCHAR)
    FROM accounts AS a
    JOIN dossier_bearers AS b ON b.kind = 'account' AND b.source_file = a.source_file AND b.source_row = a.source_row
    WHERE (a.holder IS NOT NULL OR a.holder_key IS NOT NULL) AND coalesce(a.role, '') NOT IN ('service', 'merchant')
    UNION ALL
    SELECT b.node, b.own_node, w.holder, w.role, CAST(NULL AS VARCHAR), CAST(NULL AS DATE), CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR),
        CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR), w.source_file || ':' || CAST(w.source_row AS VARCHAR)
    FROM wallets AS w
    JOIN dossier_bearers AS b ON b.kind = 'wallet' AND b.source_file = w.source_file AND b.source_row = w.source_row
    WHERE w.holder IS NOT NULL AND coalesce(w.role, '') NOT IN ('service', 'merchant')
)
SELECT node, list_sort(list(DISTINCT own_node)) AS nodes, array_to_string(list_sort(list(DISTINCT name)), ' / ') AS names,
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
