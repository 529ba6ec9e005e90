-- Every measure with the asset it concerns: its asset_id, else its target and currency, else the row alone. One asset_id over
-- several cases and several targets is a number that offices gave each for itself: then each case has its own asset.
WITH located AS (
    SELECT m.measure_id, m.case_id, m.investigation_id, m.measure, s.stage, m.target, e.node, m.asset_id, m.asset_type, m.amount, m.currency,
        m.date, m.authority, m.country, m.legal_basis, m.order_ref, m.source_file, m.source_row,
        m.source_file || ':' || CAST(m.source_row AS VARCHAR) AS evidence
    FROM measures AS m
    JOIN stages AS s ON s.measure = m.measure
    LEFT JOIN transfer_ends AS e ON e.value = m.target AND e.declared_chain = ''
), numbered AS (
    SELECT asset_id, CASE WHEN count(DISTINCT case_id) > 1 AND count(DISTINCT coalesce(node, target)) > 1 THEN 1 ELSE 0 END AS shared
    FROM located
    WHERE asset_id IS NOT NULL
    GROUP BY asset_id
)
SELECT row_number() OVER (ORDER BY l.source_file, l.source_row) AS id,
    CASE
        WHEN n.shared = 1 THEN l.asset_id || ' of ' || l.case_id
        WHEN l.asset_id IS NOT NULL THEN l.asset_id
        WHEN l.target IS NOT NULL THEN coalesce(l.node, l.target) || ' ' || l.currency
        ELSE l.evidence
    END AS asset,
    l.measure_id, l.case_id, l.investigation_id, l.measure, l.stage, l.target, coalesce(l.node, 'written:' || l.target) AS node,
    l.asset_type, l.amount, l.currency, l.date, l.authority, l.country, l.legal_basis, l.order_ref, l.source_file, l.source_row, l.evidence
FROM located AS l
LEFT JOIN numbered AS n ON n.asset_id = l.asset_id
