-- The movements of one time and one booking order, in the order of what they say, never of file or line.
SELECT t.nth
FROM ledger_tied AS t
JOIN (
    SELECT r.row_id, coalesce(c.network, '') AS said_chain,
        lower(coalesce(r.tx_hash, '')) AS tx, lpad(regexp_replace(coalesce(r.log_index, ''), '[^0-9]', ''), 12, '0') AS log_place,
        coalesce(r.transfer_id, '') AS transfer_id, r.source_file, r.source_row
    FROM ledger_transfers AS r
    LEFT JOIN trace_chains AS c ON c.chain = r.chain
) AS r ON r.row_id = t.row_id
LEFT JOIN ledger_long AS l ON l.row_id = t.row_id AND l.part = t.part
LEFT JOIN ledger_colours AS e ON e.colour = t.enters
ORDER BY t.instant, r.said_chain || chr(31) || r.tx || chr(31) || lpad(CAST(t.event AS VARCHAR), 12, '0') || chr(31)
    || CAST(t.part AS VARCHAR) || r.log_place
    || chr(31) || lpad(CAST(t.source_pot AS VARCHAR), 12, '0') || lpad(CAST(t.target_pot AS VARCHAR), 12, '0')
    || lpad(CAST(CAST('170000000000000000000000000000000000000' AS HUGEINT) - coalesce(l.sent, CAST(t.sent AS HUGEINT)) AS VARCHAR), 39, '0')
    || lpad(CAST(coalesce(l.received, CAST(t.received AS HUGEINT)) AS VARCHAR), 39, '0') || r.transfer_id || chr(31)
    || coalesce(e.case_id, chr(127)) || chr(31) || r.source_file || chr(31) || lpad(CAST(r.source_row AS VARCHAR), 12, '0')
