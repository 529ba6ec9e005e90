-- What rows do not tell but stated balances do, as movements of their own, each to be played at the place `spot`: before the
-- row there (turn 0 or 1) or after it (3, 4). An opening balance lies there before a pot's first movement. Money that came
-- without a row, or that the bank lent, came just after the balance stated before; money that left without a row left just
-- before the row whose balance says so, or, where less lay there then, just after it. A debt to the bank is paid off by the
-- row that lessens it: below 0 a pot holds nothing, and what is owed to the bank is no money of the account. A balance whose
-- place among the rows of one instant nothing gives is left aside.
WITH wanted AS (
    SELECT DISTINCT l.pot FROM ledger_stated AS l JOIN ledger_live AS f ON f.pot = l.pot
), flows AS (
    SELECT m.source_pot AS pot, o.nth, o.move, m.row_id, m.time, -m.sent_units AS delta
    FROM ledger_order AS o
    JOIN ledger_moves AS m ON m.move = o.move
    JOIN wanted AS w ON w.pot = m.source_pot
    UNION ALL
    SELECT m.target_pot, o.nth, o.move, m.row_id, m.time, m.received_units
    FROM ledger_order AS o
    JOIN ledger_moves AS m ON m.move = o.move
    JOIN wanted AS w ON w.pot = m.target_pot
), running AS (
    SELECT pot, nth, move, row_id, time, min(nth) OVER (PARTITION BY pot) AS first_nth, min(time) OVER (PARTITION BY pot) AS first_time,
        sum(delta) OVER (PARTITION BY pot ORDER BY nth ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS held
    FROM flows
), told AS (
    SELECT r.pot, r.nth, r.row_id, r.time, r.held, r.first_nth, r.first_time, s.stated, s.delta,
        lag(r.nth) OVER (PARTITION BY r.pot ORDER BY r.nth) AS nth_before,
        lag(r.time) OVER (PARTITION BY r.pot ORDER BY r.nth) AS time_before,
        lag(s.stated) OVER (PARTITION BY r.pot ORDER BY r.nth) AS stated_before,
        lag(r.held) OVER (PARTITION BY r.pot ORDER BY r.nth) AS held_before
    FROM running AS r
    JOIN ledger_stated AS s ON s.move = r.move AND s.pot = r.pot
    LEFT JOIN ledger_unplaced AS u ON u.move = r.move
    WHERE u.move IS NULL
), compared AS (
    SELECT *, CASE WHEN nth_before IS NULL THEN stated - held ELSE 0 END AS opening,
        CASE
            WHEN nth_before IS NOT NULL THEN (stated - stated_before) - (held - held_before)
            WHEN stated < held AND nth > first_nth THEN stated - held
            ELSE 0
        END AS gap
    FROM told
), owed AS (
    SELECT *, greatest(-stated, 0) - CASE
            WHEN nth_before IS NOT NULL THEN greatest(-stated_before, 0)
            WHEN nth = first_nth THEN greatest(-opening, 0)
            ELSE 0
        END AS lent, stated - delta - gap AS there_before, coalesce(nth_before, first_nth) AS early,
        CASE WHEN nth_before IS NULL THEN 1 ELSE 4 END AS early_turn, coalesce(time_before, first_time) AS early_time
    FROM compared
)
SELECT 'opening balance' AS kind, pot, first_nth AS spot, 0 AS turn, row_id, first_time AS time, opening AS units, stated
FROM owed
WHERE opening > 0
UNION ALL
SELECT 'unknown inflow', pot, early, early_turn, row_id, early_time, gap, stated FROM owed WHERE gap > 0
UNION ALL
SELECT 'unknown outflow', pot, nth, CASE WHEN there_before + gap < 0 THEN 3 ELSE 1 END, row_id, time, -gap, stated FROM owed WHERE gap < 0
UNION ALL
SELECT 'overdraft used', pot, early, early_turn, row_id, early_time, lent, stated FROM owed WHERE lent > 0
UNION ALL
SELECT 'overdraft repaid', pot, nth, 3, row_id, time, -lent, stated FROM owed WHERE lent < 0
ORDER BY spot, turn, pot, kind
