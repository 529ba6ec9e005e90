-- The assets of the cohort, once in each group that one of their cases touches and once in "all". in_e: one of these cases
-- is in E; with_loss: one is in E and its loss is known.
WITH held AS (
    SELECT DISTINCT e.asset, e.case_id FROM asset_events AS e
), placed AS (
    SELECT h.asset, c.grp, c.eligible AS in_e, CASE WHEN c.eligible = 1 AND c.loss_eur IS NOT NULL THEN 1 ELSE 0 END AS with_loss
    FROM held AS h
    JOIN kpi_cohort AS c ON c.case_id = h.case_id
    UNION ALL
    SELECT h.asset, p.elsewhere, 0, 0
    FROM held AS h
    CROSS JOIN kpi_params AS p
    LEFT JOIN base_cases AS c ON c.case_id = h.case_id
    WHERE c.case_id IS NULL AND p.bounded = 0
), grouped AS (
    SELECT asset, grp, max(in_e) AS in_e, max(with_loss) AS with_loss FROM placed WHERE grp <> 'all' GROUP BY asset, grp
    UNION ALL
    SELECT asset, 'all' AS grp, max(in_e) AS in_e, max(with_loss) AS with_loss FROM placed GROUP BY asset
)
SELECT g.grp, g.in_e, g.with_loss, a.*
FROM grouped AS g
JOIN base_assets AS a ON a.asset = g.asset
