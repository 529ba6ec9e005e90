-- One move further: the parts of the next moves that the pieces in `fifo_front` become. A piece is the units `low` to `high`
-- of what a move's sender paid; what a conversion makes of them is what it makes of all units up to `high`, less that up to `low`,
-- which may be nothing.
WITH arrived AS (
    SELECT p.case_id, p.hops, p.move,
        CASE WHEN m.received_units = m.sent_units THEN p.low ELSE (p.low * m.received_units) // m.sent_units END AS low,
        CASE WHEN m.received_units = m.sent_units THEN p.high ELSE (p.high * m.received_units) // m.sent_units END AS high
    FROM fifo_front AS p
    JOIN ledger_played AS m ON m.move = p.move
)
SELECT a.case_id, a.hops + 1 AS hops, f.to_move AS move, f.to_offset + greatest(a.low - f.from_offset, 0) AS low,
    f.to_offset + least(a.high - f.from_offset, f.units) AS high
FROM arrived AS a
JOIN fifo_flows AS f ON f.from_move = a.move AND f.from_offset < a.high AND a.low < f.from_offset + f.units
WHERE a.low < a.high
