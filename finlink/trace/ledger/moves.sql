-- The movements in their order, numbered from 0: by time, the source's booking order, then by what they say, never by
-- file or line. What they say is compared only where several have one time and place.
WITH tied AS (
    SELECT time, place FROM ledger_counted GROUP BY time, place HAVING count(*) > 1
), worded AS (
    SELECT c.side, r.said_chain || chr(31) || lower(r.tx_hash) || chr(31) || lpad(CAST(c.event AS VARCHAR), 12, '0') || chr(31)
        || CAST(c.part AS VARCHAR) || r.log_place
        || chr(31) || lpad(CAST(c.source_pot AS VARCHAR), 12, '0') || lpad(CAST(c.target_pot AS VARCHAR), 12, '0')
        || lpad(CAST(CAST('170000000000000000000000000000000000000' AS HUGEINT) - c.sent_units AS VARCHAR), 39, '0')
        || lpad(CAST(c.received_units AS VARCHAR), 39, '0') || r.transfer_id || chr(31) || coalesce(c.enters, chr(127)) || chr(31)
        || r.source_file || chr(31) || lpad(CAST(r.source_row AS VARCHAR), 12, '0') AS words
    FROM tied AS t
    JOIN ledger_counted AS c ON c.time = t.time AND c.place = t.place
    JOIN ledger_rows AS r ON r.rowid = c.row_id
)
SELECT row_number() OVER (ORDER BY c.time, c.place, coalesce(w.words, '')) - 1 AS move, c.side, c.row_id, c.time, c.place, c.event,
    c.part, c.source_pot, c.target_pot, c.sent_units, c.received_units, c.enters
FROM ledger_counted AS c
LEFT JOIN worded AS w ON w.side = c.side
ORDER BY move
