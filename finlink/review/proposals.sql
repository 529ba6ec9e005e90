-- Each proposed link of the pairs to be judged (pairs_of_cases or pairs_apart, as proposed_pairs), with what is at stake:
-- the strongest proposed link of the pair times the known losses in euro. What is at stake most comes first, then what
-- brings most cases together; within a pair the strongest link.
WITH valued AS (
    SELECT *, CAST(CAST(strength AS DECIMAL(6, 4)) * (coalesce(left_loss, 0) + coalesce(right_loss, 0)) AS DECIMAL(38, 2))
            AS value
    FROM proposed_pairs
)
SELECT v."left", v."right", v.strength AS pair_strength, v.value, v.left_loss, v.right_loss, k.*,
    array_to_string(list_transform(w.reasons, lambda one: one.factor || ' ' || CASE WHEN one.bits > 0 THEN '+' ELSE '' END
        || CAST(one.bits AS VARCHAR) || ' (' || one.says || ')'), '; ') AS for_and_against
FROM valued AS v
JOIN links AS k ON k."left" = v."left" AND k."right" = v."right" AND k.status = 'proposed'
LEFT JOIN link_reasons AS w ON w."left" = k."left" AND w."right" = k."right" AND w.kind = k.kind AND w.via = k.via
ORDER BY v.value DESC, v.strength * v.joined DESC, v."left", v."right", k.strength DESC, k.kind, k.via
