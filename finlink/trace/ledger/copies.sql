-- The transfers of a register in which several have the same file and line, each with its number among those, in the order of
-- what they say: rows that say the same may change places.
SELECT t.*,
    row_number() OVER (
        PARTITION BY t.source_file, t.source_row
        ORDER BY t.time, t.sender, t.receiver, t.amount, t.currency, t.transfer_id, t.chain, t.tx_hash, t.log_index, t.sequence,
            t.direction, t.received_amount, t.received_currency, t.fee, t.balance_after, t.case_id, t.proceeds_of, t.reference, t.purpose
    ) - 1 AS copy
FROM transfers AS t
