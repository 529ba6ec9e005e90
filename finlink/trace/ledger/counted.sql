-- The movements with their pots, in the smallest units: the digits of an amount without those below its unit, as stored
-- amounts have 18 decimals. A movement from a pot to itself changes nothing and is left out.
WITH found AS (
    SELECT s.rowid AS side, s.row_id, s.time, s.place, s.event, s.part, p.pot AS source_pot, q.pot AS target_pot, e.case_id AS enters,
        CAST(left(replace(CAST(s.sent AS VARCHAR), '.', ''), CAST(length(CAST(s.sent AS VARCHAR)) - 19 + u.places AS INTEGER)) AS HUGEINT)
            AS sent_units,
        CASE WHEN s.received <> s.sent OR u.places <> v.places THEN CAST(left(replace(CAST(s.received AS VARCHAR), '.', ''),
            CAST(length(CAST(s.received AS VARCHAR)) - 19 + v.places AS INTEGER)) AS HUGEINT) END AS received_units
    FROM ledger_sides AS s
    JOIN trace_pots AS p ON p.number = s.source AND p.chain = s.source_chain AND p.currency = s.source_currency
    JOIN trace_pots AS q ON q.number = s.target AND q.chain = s.target_chain AND q.currency = s.target_currency
    JOIN ledger_units AS u ON u.currency = s.source_currency
    JOIN ledger_units AS v ON v.currency = s.target_currency
    LEFT JOIN trace_entries_found AS e ON e.row_id = s.row_id AND s.part < 2
    WHERE p.pot <> q.pot
)
SELECT side, row_id, time, place, event, part, source_pot, target_pot, enters, sent_units,
    coalesce(received_units, sent_units) AS received_units
FROM found
