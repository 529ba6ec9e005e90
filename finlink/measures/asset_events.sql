-- The events of each asset in their order: by day, then by stage (a release last), amount and number.
SELECT f.asset, CAST(row_number() OVER (PARTITION BY f.asset ORDER BY f.date, f.stage, f.amount, f.measure_id, f.evidence) AS INTEGER) AS nth,
    f.case_id, f.investigation_id, f.measure, f.stage, f.target, f.node, f.asset_type, f.amount, f.currency, a.eur AS amount_eur, f.date,
    f.authority, f.country, f.legal_basis, f.order_ref, f.measure_id, f.evidence
FROM events_found AS f
JOIN event_amounts AS a ON a.id = f.id
ORDER BY f.asset, nth
