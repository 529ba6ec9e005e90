-- The assets of which a measure of the case speaks until the as-of date: what became of each, counted once over all cases.
SELECT a.asset, a.node, a.target, a.cases, a.case_ids, a.currency, a.state, a.held, a.held_eur,
    a.identified_eur, a.suspended_eur, a.frozen_eur, a.seized_eur, a.confiscated_eur, a.realised_eur, a.returned_eur,
    a.was_identified, a.was_suspended, a.was_frozen, a.was_seized, a.was_confiscated, a.was_realised, a.was_returned, a.evidence
FROM assets AS a
JOIN (
    SELECT DISTINCT e.asset FROM asset_events AS e JOIN dossier_case AS d ON d.case_id = e.case_id CROSS JOIN params AS p
    WHERE p.as_of IS NULL OR e.date <= p.as_of
) AS o ON o.asset = a.asset
ORDER BY a.held_eur DESC NULLS LAST, a.asset
