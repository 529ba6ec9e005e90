-- Every measure on the assets of the case, in order, those that other cases ordered included.
SELECT e.asset, e.case_id, e.investigation_id, e.measure, e.amount, e.currency, e.amount_eur, e.date, e.authority, e.country,
    e.legal_basis, e.order_ref, e.evidence
FROM asset_events AS e
JOIN (
    SELECT DISTINCT m.asset FROM asset_events AS m JOIN dossier_case AS d ON d.case_id = m.case_id
) AS o ON o.asset = e.asset
ORDER BY e.date, e.asset, e.nth
