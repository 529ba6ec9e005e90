-- What became of each asset until the as-of date. Its state is its last event that is no mere identification (nothing is held by one); what was released after the last other event reduces what is held. Of
-- several orders of one stage the largest counts, since a renewed order concerns the same money; what was realised
-- or returned adds up, since each time other money went. A stage with an event of unknown value in euro is unknown.
WITH known AS (
    SELECT e.* FROM asset_events AS e CROSS JOIN follow_params AS p WHERE p.as_of IS NULL OR e.date <= p.as_of
), staged AS (
    SELECT asset, stage,
        CASE WHEN count(*) > count(amount_eur) THEN NULL WHEN stage < 5 THEN max(amount_eur) ELSE sum(amount_eur) END AS eur
    FROM known
    WHERE stage < 7
    GROUP BY asset, stage
), pivoted AS (
    SELECT asset, max(stage) AS highest_stage,
        max(CASE WHEN stage = 0 THEN 1 ELSE 0 END) AS was_identified, max(CASE WHEN stage = 0 THEN eur END) AS identified_eur,
        max(CASE WHEN stage = 1 THEN 1 ELSE 0 END) AS was_suspended, max(CASE WHEN stage = 1 THEN eur END) AS suspended_eur,
        max(CASE WHEN stage = 2 THEN 1 ELSE 0 END) AS was_frozen, max(CASE WHEN stage = 2 THEN eur END) AS frozen_eur,
        max(CASE WHEN stage = 3 THEN 1 ELSE 0 END) AS was_seized, max(CASE WHEN stage = 3 THEN eur END) AS seized_eur,
        max(CASE WHEN stage = 4 THEN 1 ELSE 0 END) AS was_confiscated, max(CASE WHEN stage = 4 THEN eur END) AS confiscated_eur,
        max(CASE WHEN stage = 5 THEN 1 ELSE 0 END) AS was_realised, max(CASE WHEN stage = 5 THEN eur END) AS realised_eur,
        max(CASE WHEN stage = 6 THEN 1 ELSE 0 END) AS was_returned, max(CASE WHEN stage = 6 THEN eur END) AS returned_eur
    FROM staged
    GROUP BY asset
), whole AS (
    SELECT asset, min(node) AS node, min(target) AS target, min(asset_type) AS asset_type, count(DISTINCT case_id) AS cases,
        array_to_string(list_sort(list(DISTINCT case_id)), ';') AS case_ids, min(date) AS first_on, max(date) AS last_on, max(nth) AS last_nth,
        coalesce(max(CASE WHEN stage BETWEEN 1 AND 6 THEN nth END), max(CASE WHEN stage = 0 THEN nth END)) AS held_nth, array_to_string(list_sort(list(evidence)), '; ') AS evidence
    FROM known
    GROUP BY asset
), held AS (
    SELECT w.asset, e.currency, e.amount, e.measure, e.evidence, coalesce(sum(CASE WHEN r.asset IS NOT NULL THEN coalesce(r.amount, e.amount) END), 0) AS released
    FROM whole AS w
    JOIN known AS e ON e.asset = w.asset AND e.nth = w.held_nth
    LEFT JOIN known AS r ON r.asset = w.asset AND r.nth > w.held_nth
    GROUP BY w.asset, e.currency, e.amount, e.measure, e.evidence
)
SELECT w.asset, w.node, w.target, w.asset_type, w.cases, w.case_ids, coalesce(h.currency, l.currency) AS currency,
    CASE WHEN h.released >= h.amount OR h.asset IS NULL THEN 'released' ELSE h.measure END AS state,
    CASE WHEN h.measure = 'identified' THEN 0 ELSE greatest(h.amount - h.released, 0) END AS held,
    h.evidence AS held_by, p.highest_stage, w.first_on, w.last_on,
    p.was_identified, p.identified_eur, p.was_suspended, p.suspended_eur, p.was_frozen, p.frozen_eur, p.was_seized, p.seized_eur,
    p.was_confiscated, p.confiscated_eur, p.was_realised, p.realised_eur, p.was_returned, p.returned_eur, w.evidence
FROM whole AS w
JOIN known AS l ON l.asset = w.asset AND l.nth = w.last_nth
LEFT JOIN held AS h ON h.asset = w.asset
LEFT JOIN pivoted AS p ON p.asset = w.asset
ORDER BY w.asset
