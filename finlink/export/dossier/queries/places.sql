-- The places where money of the case lies, with what could still be frozen there for all cases, and the case's share of it.
SELECT e.destination, e.chain, e.currency, e.amount, e.amount_eur, f.service, f.country, f.traced, f.restrained, f.balance,
    f.balance_on, f.freezable, f.freezable_eur, f.cases, f.last_at, f.channel, f.note, f.restrained_by, f.balance_by, e.share_eur
FROM case_ends AS e
JOIN dossier_case AS d ON d.case_id = e.case_id
JOIN freezable AS f ON f.destination = e.destination AND f.chain = e.chain AND f.currency = e.currency
ORDER BY e.share_eur DESC NULLS LAST, f.freezable DESC, e.destination, e.chain, e.currency
