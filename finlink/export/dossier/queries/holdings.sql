-- The accounts and wallets of the case, with the subject that holds each, as far as a row says so.
SELECT 'account' AS kind, a.node, a.account AS written, a.role, a.holder, a.bank AS keeper, coalesce(a.country, a.account_country) AS country,
    a.currency AS asset, a.balance, a.balance_on, a.opened, a.closed, a.check_reason AS checked, CAST(NULL AS VARCHAR) AS label,
    'party:' || coalesce(a.holder_key, a.case_id || '/' || a.holder) AS subject,
    a.source_file || ':' || CAST(a.source_row AS VARCHAR) AS evidence
FROM accounts AS a
JOIN dossier_case AS d ON d.case_id = a.case_id
UNION ALL
SELECT 'wallet', w.node, w.address, w.role, w.holder, w.service, w.country, coalesce(w.asset, w.chain), w.balance, w.balance_on,
    CAST(NULL AS DATE), CAST(NULL AS DATE), w.check_reason, w.label, 'party:' || w.case_id || '/' || w.holder,
    w.source_file || ':' || CAST(w.source_row AS VARCHAR)
FROM wallets AS w
JOIN dossier_case AS d ON d.case_id = w.case_id
ORDER BY kind, node, written, evidence
