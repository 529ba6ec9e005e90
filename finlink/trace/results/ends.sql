-- Where each case's money is at the end, per method: at a service or of unknown destination, gone as a fee, left on an
-- account, or followed no further. `first_at`, `last_at`: when it came there; `hops`: the fewest movements from the victim.
WITH arrived AS (
    SELECT l.method, l.case_id, p.pot, CASE WHEN l.kind IN (0, 1) THEN p.stop END AS reason, l.received AS units, l.depth,
        m.time, m.move
    FROM trace_lines AS l
    JOIN ledger_played AS m ON m.move = l.move
    JOIN trace_pots AS p ON p.pot = m.target_pot
    WHERE l.kind IN (0, 1)
), stopped AS (
    SELECT l.method, l.case_id, m.source_pot AS pot,
        CASE WHEN l.kind = 2 THEN 'age limit' ELSE 'smaller than the dust limit' END AS reason, l.sent AS units, l.depth, m.time
    FROM trace_lines AS l
    JOIN ledger_played AS m ON m.move = l.move
    WHERE l.kind IN (2, 3)
), remaining AS (
    SELECT f.method, f.case_id, f.pot, 'left on the account' AS reason, f.amount AS units, f.depth, a.first_at, a.last_at
    FROM trace_left AS f
    JOIN (
        SELECT method, case_id, pot, min(time) AS first_at, max(time) AS last_at FROM arrived GROUP BY method, case_id, pot
    ) AS a ON a.method = f.method AND a.case_id = f.case_id AND a.pot = f.pot
), every_end AS (
    SELECT method, case_id, pot, reason, units, depth, time AS first_at, time AS last_at FROM arrived WHERE reason IS NOT NULL
    UNION ALL
    SELECT method, case_id, pot, reason, units, depth, time, time FROM stopped
    UNION ALL
    SELECT method, case_id, pot, reason, units, depth, first_at, last_at FROM remaining
)
SELECT e.method, e.case_id, e.pot, p.node AS destination, p.chain, p.currency, e.reason,
    CASE WHEN e.method = 'poison' AND e.reason = 'left on the account' THEN max(e.units) ELSE sum(e.units) END AS units,
    min(e.depth) AS hops, min(e.first_at) AS first_at, max(e.last_at) AS last_at
FROM every_end AS e
JOIN trace_pots AS p ON p.pot = e.pot
GROUP BY e.method, e.case_id, e.pot, p.node, p.chain, p.currency, e.reason
HAVING sum(e.units) > 0
ORDER BY e.method, e.case_id, p.node, p.chain, p.currency, e.reason
