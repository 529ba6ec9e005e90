-- The hop schedule: every movement of a case's money under the declared method, in order, with what lay in both pots
-- before it (all money, that of all cases, that of this case).
WITH summed AS (
    SELECT case_id, move, max(CASE WHEN kind = 1 THEN 1 ELSE 0 END) AS entered, sum(sent) AS sent, sum(received) AS received,
        min(depth) AS hop
    FROM trace_lines
    WHERE method = (SELECT method FROM trace_params) AND kind IN (0, 1)
    GROUP BY case_id, move
), dropped AS (
    SELECT case_id, move, sum(sent) AS sent
    FROM trace_lines
    WHERE method = (SELECT method FROM trace_params) AND kind IN (2, 3)
    GROUP BY case_id, move
), entered AS (
    SELECT case_id, move, sum(sent) AS sent
    FROM trace_lines
    WHERE method = (SELECT method FROM trace_params) AND kind = 1
    GROUP BY case_id, move
), flows AS (
    SELECT s.case_id, s.move, m.target_pot AS pot, s.received AS delta FROM summed AS s JOIN ledger_played AS m ON m.move = s.move
    UNION ALL
    SELECT s.case_id, s.move, m.source_pot, coalesce(e.sent, 0) - s.sent
    FROM summed AS s
    JOIN ledger_played AS m ON m.move = s.move
    LEFT JOIN entered AS e ON e.case_id = s.case_id AND e.move = s.move
    UNION ALL
    SELECT d.case_id, d.move, m.source_pot, -d.sent FROM dropped AS d JOIN ledger_played AS m ON m.move = d.move
), changed AS (
    SELECT case_id, pot, move, sum(delta) AS delta FROM flows GROUP BY case_id, pot, move
), running AS (
    SELECT case_id, pot, move, sum(delta) OVER (
        PARTITION BY case_id, pot ORDER BY move ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS own_after
    FROM changed
)
SELECT (SELECT method FROM trace_params) AS method, s.case_id, row_number() OVER (PARTITION BY s.case_id ORDER BY s.move) AS step, s.hop, m.time,
    p.node AS source, p.chain AS source_chain, p.currency AS source_currency, q.node AS target, q.chain AS target_chain,
    q.currency AS target_currency, q.stop, s.entered, s.sent AS sent_units, s.received AS received_units,
    m.sent_units AS whole_units, CASE WHEN p.stop IS NULL AND p.live = 1 THEN b.source_before END AS source_before,
    CASE WHEN p.live = 1 THEN b.source_before + b.short - m.sent_units END AS source_after,
    CASE WHEN p.live = 1 THEN x.own_after + s.sent - coalesce(e.sent, 0) + coalesce(d.sent, 0) END AS source_own_before,
    CASE WHEN p.live = 1 THEN x.own_after END AS source_own_after,
    CASE WHEN q.live = 1 THEN b.target_before END AS target_before,
    CASE WHEN q.live = 1 THEN b.target_before + m.received_units END AS target_after,
    CASE WHEN q.live = 1 THEN y.own_after - s.received END AS target_own_before,
    CASE WHEN q.live = 1 THEN y.own_after END AS target_own_after,
    b.short, f.source_file || ':' || CAST(m.row_id % CAST(1099511627776 AS BIGINT) AS VARCHAR) AS evidence, m.move
FROM summed AS s
JOIN ledger_played AS m ON m.move = s.move
JOIN ledger_files AS f ON f.number = m.row_id // CAST(1099511627776 AS BIGINT)
JOIN trace_live AS p ON p.pot = m.source_pot
JOIN trace_live AS q ON q.pot = m.target_pot
JOIN trace_before AS b ON b.move = s.move
LEFT JOIN entered AS e ON e.case_id = s.case_id AND e.move = s.move
LEFT JOIN dropped AS d ON d.case_id = s.case_id AND d.move = s.move
LEFT JOIN running AS x ON x.case_id = s.case_id AND x.move = s.move AND x.pot = m.source_pot
LEFT JOIN running AS y ON y.case_id = s.case_id AND y.move = s.move AND y.pot = m.target_pot
ORDER BY s.case_id, s.move
