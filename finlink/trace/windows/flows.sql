-- Which part of an incoming move is which part of an outgoing one: `units` from `from_offset` on, in what the first move's
-- receiver got, are those from `to_offset` on in what the second move's sender paid. from_move NULL: the pot never had it.
-- Receipts and payments of a pot both cut the line of its units; between two cuts both are the last that began.
WITH cuts AS (
    SELECT pot, start_unit AS cut, 0 AS turn, move AS from_move, start_unit AS from_start, CAST(NULL AS BIGINT) AS to_move,
        CAST(NULL AS HUGEINT) AS to_start, CAST(NULL AS HUGEINT) AS to_end
    FROM fifo_payments
    WHERE outgoing = 0
    UNION ALL
    SELECT pot, start_unit, 1, CAST(NULL AS BIGINT), CAST(NULL AS HUGEINT), move, start_unit, start_unit + units
    FROM fifo_payments
    WHERE outgoing = 1 AND units > 0
), spans AS (
    SELECT cut, lead(cut) OVER (PARTITION BY pot ORDER BY cut, turn) AS next_cut,
        max(from_move) OVER (PARTITION BY pot ORDER BY cut, turn ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS from_move,
        max(from_start) OVER (PARTITION BY pot ORDER BY cut, turn ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS from_start,
        max(to_move) OVER (PARTITION BY pot ORDER BY cut, turn ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS to_move,
        max(to_start) OVER (PARTITION BY pot ORDER BY cut, turn ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS to_start,
        max(to_end) OVER (PARTITION BY pot ORDER BY cut, turn ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS to_end
    FROM cuts
), paid AS (
    SELECT *, least(coalesce(next_cut, to_end), to_end) - cut AS units FROM spans WHERE to_move IS NOT NULL
)
SELECT from_move, to_move, cut - from_start AS from_offset, cut - to_start AS to_offset, units FROM paid WHERE units > 0
UNION ALL
SELECT CAST(NULL AS BIGINT), move, CAST(NULL AS HUGEINT), units, lacked FROM fifo_payments WHERE lacked > 0
