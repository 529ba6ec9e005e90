-- What comes into a pot and leaves it, move by move, and which units of all that ever came in these are: units start_unit to
-- start_unit + units, counted from 0. First in, first out makes the two counts one: the nth unit that came is the nth that
-- leaves. What a pot pays beyond what it has (`lacked`) is no unit that came, then or later, and is not counted; it is the end
-- of the payment. The sum of it is the furthest that payments were ahead of receipts so far.
WITH changes AS (
    SELECT f.pot, m.move, 1 AS outgoing, m.sent_units AS asked, m.sent_units - m.sent_units AS came
    FROM ledger_played AS m
    JOIN ledger_live AS f ON f.pot = m.source_pot
    WHERE m.sent_units > 0
    UNION ALL
    SELECT f.pot, m.move, 0, m.sent_units - m.sent_units, m.received_units
    FROM ledger_played AS m
    JOIN ledger_live AS f ON f.pot = m.target_pot
    WHERE m.received_units > 0
), summed AS (
    SELECT *, sum(asked) OVER (PARTITION BY pot ORDER BY move ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS asked_by,
        sum(came) OVER (PARTITION BY pot ORDER BY move ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS came_by
    FROM changes
), ahead AS (
    SELECT *, greatest(0, max(asked_by - came_by)
        OVER (PARTITION BY pot ORDER BY move ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)) AS lacked_by
    FROM summed
), counted AS (
    SELECT *, lacked_by - coalesce(lag(lacked_by) OVER (PARTITION BY pot ORDER BY move), 0) AS lacked
    FROM ahead
)
SELECT pot, move, outgoing, CASE WHEN outgoing = 1 THEN asked - lacked ELSE came END AS units, lacked,
    CASE WHEN outgoing = 1 THEN (asked_by - asked) - (lacked_by - lacked) ELSE came_by - came END AS start_unit
FROM counted
