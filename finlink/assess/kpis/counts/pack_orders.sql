-- The packs: orders executed in the period, each number once; a measure without a number of its order is an order of its own
-- for its asset. Freezing is freezing or seizing. Value: each asset once, the largest order.
WITH placed AS (
    SELECT e.asset, e.case_id, e.amount_eur, CASE WHEN e.stage IN (2, 3) THEN 'freezing' WHEN e.stage = 4 THEN 'confiscation' ELSE 'return' END AS kind,
        coalesce(e.order_ref, e.asset) AS order_made,
        CASE WHEN e.country <> c.country AND e.country IN ('AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE', 'IT', 'LT', 'LU', 'LV', 'MT', 'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK')
            THEN 1 ELSE 0 END AS elsewhere_in_eu,
        coalesce(d.grp, g.grp, p.elsewhere) AS grp
    FROM asset_events AS e
    CROSS JOIN kpi_params AS p
    JOIN kpi_days AS d ON d.day = e.date AND d.in_period = 1 AND d.past = 1
    LEFT JOIN kpi_places AS g ON g.case_id = e.case_id
    LEFT JOIN base_cases AS c ON c.case_id = e.case_id
    WHERE e.stage IN (2, 3, 4, 6)
), grouped AS (
    SELECT asset, case_id, amount_eur, kind, order_made, elsewhere_in_eu, grp FROM placed WHERE grp <> 'all'
    UNION ALL
    SELECT asset, case_id, amount_eur, kind, order_made, elsewhere_in_eu, 'all' AS grp FROM placed
), orders AS (
    SELECT grp, count(DISTINCT CASE WHEN kind = 'freezing' THEN order_made END) AS freezing,
        count(DISTINCT CASE WHEN kind = 'confiscation' THEN order_made END) AS confiscation,
        count(DISTINCT CASE WHEN kind = 'return' THEN case_id END) AS cases_with_return
    FROM grouped
    GROUP BY grp
), valued AS (
    SELECT grp, asset, kind, max(elsewhere_in_eu) AS elsewhere_in_eu,
        CASE WHEN count(*) = count(amount_eur) THEN max(amount_eur) END AS eur
    FROM grouped
    WHERE kind <> 'return'
    GROUP BY grp, asset, kind
), summed AS (
    SELECT grp, sum(CASE WHEN kind = 'freezing' THEN eur END) AS freezing_eur,
        sum(CASE WHEN kind = 'freezing' AND eur IS NULL THEN 1 ELSE 0 END) AS freezing_unknown,
        sum(CASE WHEN kind = 'confiscation' THEN eur END) AS confiscation_eur,
        sum(CASE WHEN kind = 'confiscation' AND eur IS NULL THEN 1 ELSE 0 END) AS confiscation_unknown,
        sum(CASE WHEN kind = 'confiscation' AND elsewhere_in_eu = 1 THEN eur END) AS confiscation_in_eu_eur,
        sum(CASE WHEN kind = 'confiscation' AND elsewhere_in_eu = 1 AND eur IS NULL THEN 1 ELSE 0 END) AS confiscation_in_eu_unknown
    FROM valued
    GROUP BY grp
)
SELECT o.grp, o.freezing, o.confiscation, o.cases_with_return, s.freezing_eur, s.freezing_unknown, s.confiscation_eur,
    s.confiscation_unknown, s.confiscation_in_eu_eur, s.confiscation_in_eu_unknown
FROM orders AS o
LEFT JOIN summed AS s ON s.grp = o.grp
