-- Measures on assets that came, and that are gone.
WITH told AS (
    SELECT CASE WHEN o.name IS NULL THEN 'measure_new' ELSE 'measure_gone' END AS what,
        coalesce(n.case_id, o.case_id) AS case_id, coalesce(n.measure_id, o.measure_id) AS id,
        coalesce(n.measure, o.measure) AS measure, coalesce(n.amount, o.amount) AS amount,
        coalesce(n.currency, o.currency) AS currency, coalesce(n.target, o.target, n.asset_id, o.asset_id) AS target,
        coalesce(n.date, o.date) AS on_date, coalesce(n.authority, o.authority) AS authority,
        coalesce(n.evidence, o.evidence) AS evidence
    FROM new_measures_said AS n
    FULL JOIN old_measures_said AS o ON o.case_id = n.case_id AND o.name = n.name AND o.nth = n.nth
    WHERE o.name IS NULL OR n.name IS NULL
), written AS (
    SELECT t.*, concat_ws(' ', measure, regexp_replace(regexp_replace(CAST(amount AS VARCHAR), '0+$', ''), '[.]$', ''),
        currency) AS said
    FROM told AS t
)
SELECT what, 'case:' || case_id AS subject, CASE what WHEN 'measure_gone' THEN said ELSE '' END AS before,
    CASE what WHEN 'measure_new' THEN said ELSE '' END AS after,
    concat_ws(', ', 'Measure ' || coalesce(id, 'without a number'), coalesce(target, 'target unknown'),
        coalesce(CAST(on_date AS VARCHAR), 'day unknown'), authority) || '.' AS reason,
    evidence
FROM written
