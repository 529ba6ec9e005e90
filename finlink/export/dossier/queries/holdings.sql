-- The accounts and wallets of the case, with the subject that holds each, as far as a row says so.
SELECT 'account' AS kind, a.node, a.account AS written, a.role, a.holder, a.bank AS keeper, coalesce(a.country, a.account_country) AS country,
    a.currency AS asset, a.balance, a.balance_on, a.opened, a.closed, a.check_reason AS checked, CAST(NULL AS VARCHAR) AS label,
    b.node AS subject, a.source_file || ':' || CAST(a.source_row AS VARCHAR) AS evidence
FROM accounts AS a
JOIN dossier_bearers AS b ON b.kind = 'account' AND b.source_file = a.source_file AND b.source_row = a.source_row
UNION ALL
SELECT 'wallet', w.node, w.address, w.role, w.holder, w.service, w.country, coalesce(w.asset, w.chain), w.balance, w.balance_on,
    CAST(NULL AS DATE), CAST(NULL AS DATE), w.check_reason, w.label, b.node, w.source_file || ':' || CAST(w.source_row AS VARCHAR)
FROM wallets AS w
JOIN dossier_bearers AS b ON b.kind = 'wallet' AND b.source_file = w.source_file AND b.source_row = w.source_row
ORDER BY kind, node, written, evidence
