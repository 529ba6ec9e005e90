-- Of each asset what was ever restrained and what was recovered, in euro, beside its value at its highest stage. Restrained:
-- the larger of what was frozen and seized; of an asset confiscated with neither, what was confiscated, and
-- with none of these the larger of what was realised and returned. Recovered: the larger
-- of what was confiscated and returned. Empty where a part of it has no value in euro.
SELECT asset, highest_stage, highest_eur,
    CASE WHEN was_frozen + was_seized > 0 THEN 1 ELSE 0 END AS was_held,
    CASE
        WHEN was_frozen + was_seized = 0 THEN NULL
        WHEN (was_frozen = 1 AND frozen_eur IS NULL) OR (was_seized = 1 AND seized_eur IS NULL) THEN NULL
        ELSE greatest(coalesce(frozen_eur, 0), coalesce(seized_eur, 0))
    END AS held_eur,
    CASE WHEN was_frozen + was_seized + was_confiscated + was_realised + was_returned > 0 THEN 1 ELSE 0 END AS was_restrained,
    CASE
        WHEN (was_frozen = 1 AND frozen_eur IS NULL) OR (was_seized = 1 AND seized_eur IS NULL) THEN NULL
        WHEN was_frozen + was_seized > 0 THEN greatest(coalesce(frozen_eur, 0), coalesce(seized_eur, 0))
        WHEN was_confiscated = 1 THEN confiscated_eur
        WHEN (was_realised = 1 AND realised_eur IS NULL) OR (was_returned = 1 AND returned_eur IS NULL) THEN NULL
        ELSE greatest(coalesce(realised_eur, 0), coalesce(returned_eur, 0))
    END AS restrained_eur,
    CASE WHEN was_confiscated + was_returned > 0 THEN 1 ELSE 0 END AS was_recovered,
    CASE
        WHEN (was_confiscated = 1 AND confiscated_eur IS NULL) OR (was_returned = 1 AND returned_eur IS NULL) THEN NULL
        ELSE greatest(coalesce(confiscated_eur, 0), coalesce(returned_eur, 0))
    END AS recovered_eur,
    was_returned, returned_eur
FROM assets
WHERE highest_stage IS NOT NULL
