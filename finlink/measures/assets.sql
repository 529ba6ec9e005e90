-- One row an asset, with the name and the value of the highest stage that it ever reached, and what is held of it now in euro.
SELECT f.asset, f.node, f.target, f.asset_type, f.cases, f.case_ids, f.currency, f.state, f.held, h.eur AS held_eur, f.held_by,
    s.measure AS highest, f.highest_stage,
    CASE f.highest_stage
        WHEN 0 THEN f.identified_eur WHEN 1 THEN f.suspended_eur WHEN 2 THEN f.frozen_eur WHEN 3 THEN f.seized_eur
        WHEN 4 THEN f.confiscated_eur WHEN 5 THEN f.realised_eur WHEN 6 THEN f.returned_eur
    END AS highest_eur,
    f.first_on, f.last_on, f.was_identified, f.identified_eur, f.was_suspended, f.suspended_eur, f.was_frozen, f.frozen_eur,
    f.was_seized, f.seized_eur, f.was_confiscated, f.confiscated_eur, f.was_realised, f.realised_eur, f.was_returned, f.returned_eur,
    f.evidence
FROM assets_found AS f
JOIN held_amounts AS h ON h.id = f.asset
LEFT JOIN stages AS s ON s.stage = f.highest_stage
ORDER BY f.asset
