-- K13 to K15, the assets: what was restrained and recovered of the assets of cases of E; for the rates against the loss only
-- where the loss is known.
SELECT grp,
    sum(CASE WHEN with_loss = 1 AND was_restrained = 1 THEN restrained_eur END) AS restrained_eur,
    count(CASE WHEN with_loss = 1 AND was_restrained = 1 THEN restrained_eur END) AS restrained_known,
    sum(CASE WHEN with_loss = 1 AND was_restrained = 1 AND restrained_eur IS NULL THEN 1 ELSE 0 END) AS restrained_unknown,
    sum(CASE WHEN with_loss = 1 AND was_recovered = 1 THEN recovered_eur END) AS recovered_eur,
    count(CASE WHEN with_loss = 1 AND was_recovered = 1 THEN recovered_eur END) AS recovered_known,
    sum(CASE WHEN with_loss = 1 AND was_recovered = 1 AND recovered_eur IS NULL THEN 1 ELSE 0 END) AS recovered_unknown,
    sum(CASE WHEN in_e = 1 AND was_held = 1 AND recovered_eur IS NOT NULL THEN held_eur END) AS held_eur,
    sum(CASE WHEN in_e = 1 AND was_held = 1 AND held_eur IS NOT NULL THEN recovered_eur END) AS held_recovered_eur,
    sum(CASE WHEN in_e = 1 AND was_held = 1 AND held_eur IS NOT NULL AND recovered_eur IS NOT NULL THEN 1 ELSE 0 END) AS held,
    sum(CASE WHEN in_e = 1 AND was_held = 1 AND held_eur IS NOT NULL AND recovered_eur > 0 THEN 1 ELSE 0 END) AS held_recovered,
    sum(CASE WHEN in_e = 1 AND was_held = 1 AND (held_eur IS NULL OR recovered_eur IS NULL) THEN 1 ELSE 0 END) AS held_unknown,
    sum(CASE WHEN in_e = 1 AND was_returned = 1 THEN returned_eur END) AS returned_eur,
    count(CASE WHEN in_e = 1 AND was_returned = 1 THEN returned_eur END) AS returned_known,
    sum(CASE WHEN in_e = 1 AND was_returned = 1 AND returned_eur IS NULL THEN 1 ELSE 0 END) AS returned_unknown
FROM kpi_assets_grouped
GROUP BY grp
