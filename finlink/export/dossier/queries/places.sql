-- The places where money of the case lies, with what could still be frozen there for all cases, and the case's share of it.
SELECT t.destination, t.chain, t.currency, t.amount, t.amount_eur, f.service, f.country, f.traced, f.restrained, f.balance,
    f.balance_on, f.freezable, f.freezable_eur, f.cases, f.last_at, f.channel, f.note, f.restrained_by, f.balance_by,
    CASE WHEN f.freezable = 0 THEN 0 ELSE CAST(CAST(
        CAST(f.freezable_eur * 100 AS HUGEINT) * CAST(t.amount_eur * 100 AS HUGEINT)
            // nullif(CAST(f.traced_eur * 100 AS HUGEINT), 0) AS DECIMAL(28, 0)) * 0.01 AS DECIMAL(30, 2)) END AS share_eur
FROM trace_ends AS t
JOIN dossier_case AS d ON d.case_id = t.case_id
JOIN freezable AS f ON f.destination = t.destination AND f.chain = t.chain AND f.currency = t.currency
WHERE t.amount > 0 AND t.reason IN ('service', 'left on the account', 'age limit', 'smaller than the dust limit')
ORDER BY share_eur DESC NULLS LAST, f.freezable DESC, t.destination, t.chain, t.currency
