-- The movements of the transfers that say more, in the smallest units: the digits of an amount without those below its unit,
-- as stored amounts have 18 decimals.
SELECT s.rowid AS nth, s.row_id, s.time, s.place, CAST(s.event AS INTEGER) AS event, CAST(s.part AS INTEGER) AS part,
    CAST(s.source AS INTEGER) AS source, s.source_chain, s.source_currency,
    CAST(s.target AS INTEGER) AS target, s.target_chain, s.target_currency,
    CAST(s.source_service + 2 * s.target_service AS INTEGER) AS services,
    CAST(left(replace(CAST(s.sent AS VARCHAR), '.', ''), CAST(length(CAST(s.sent AS VARCHAR)) - 19 + u.places AS INTEGER)) AS HUGEINT)
        AS sent,
    CAST(left(replace(CAST(s.received AS VARCHAR), '.', ''), CAST(length(CAST(s.received AS VARCHAR)) - 19 + v.places AS INTEGER)) AS HUGEINT)
        AS received
FROM ledger_sides AS s
JOIN ledger_units AS u ON u.number = s.source_currency
JOIN ledger_units AS v ON v.number = s.target_currency
