-- Each proposed link with what is at stake for its pair of cases: the strongest proposed link of the pair times the
-- known losses of both cases in euro. The pairs at stake most come first; within a pair the strongest link.
WITH pairs AS (
    SELECT "left", "right", max(strength) AS strength FROM links WHERE status = 'proposed' GROUP BY "left", "right"
), valued AS (
    SELECT p."left", p."right", p.strength, l.loss_eur AS left_loss, r.loss_eur AS right_loss,
        CAST(CAST(p.strength AS DECIMAL(6, 4)) * (coalesce(l.loss_eur, 0) + coalesce(r.loss_eur, 0)) AS DECIMAL(38, 2))
            AS value
    FROM pairs AS p
    LEFT JOIN case_facts AS l ON l.case_id = p."left"
    LEFT JOIN case_facts AS r ON r.case_id = p."right"
)
SELECT v."left", v."right", v.strength AS pair_strength, v.value, v.left_loss, v.right_loss, k.*,
    array_to_string(list_transform(w.reasons, lambda one: one.factor || ' ' || CASE WHEN one.bits > 0 THEN '+' ELSE '' END
        || CAST(one.bits AS VARCHAR) || ' (' || one.says || ')'), '; ') AS for_and_against
FROM valued AS v
JOIN links AS k ON k."left" = v."left" AND k."right" = v."right" AND k.status = 'proposed'
LEFT JOIN link_reasons AS w ON w."left" = k."left" AND w."right" = k."right" AND w.kind = k.kind AND w.via = k.via
ORDER BY v.value DESC, v.strength DESC, v."left", v."right", k.strength DESC, k.kind, k.via
