-- Every transfer with money in it: its ends by their numbers (0 = nobody named it) and chains, what left and what arrived.
-- Of a bridge a row says one chain: an address of another kind is not on it; what one of the Ethereum kind gets in exchange
-- for another's is on its own chain, where that is known. Where only one of received amount and currency is known, or where
-- the amounts of one currency differ, `conversion` says so.
SELECT t.source_file, t.source_row, t.time, coalesce(t.sequence, 2147483647) AS place, coalesce(t.transfer_id, '') AS transfer_id,
    coalesce(t.tx_hash, '') AS tx_hash, lpad(regexp_replace(coalesce(t.log_index, ''), '[^0-9]', ''), 12, '0') AS log_place,
    coalesce(t.direction, '') AS direction, coalesce(s.number, 0) AS sender, coalesce(r.number, 0) AS receiver,
    coalesce(s.service, 0) AS sender_service, coalesce(r.service, 0) AS receiver_service, coalesce(c.network, '') AS said_chain,
    CASE
        WHEN s.wallet = 1 AND s.evm = 1 THEN coalesce(nullif(c.evm_network, ''), s.chain, '')
        WHEN s.wallet = 1 THEN coalesce(s.chain, c.network, '')
        ELSE ''
    END AS sender_chain,
    CASE
        WHEN r.evm = 1 AND s.evm = 1 AND (t.received_amount IS NOT NULL OR coalesce(t.received_currency, t.currency) <> t.currency)
            THEN coalesce(r.chain, c.evm_network, '')
        WHEN r.evm = 1 THEN coalesce(nullif(c.evm_network, ''), r.chain, '')
        WHEN r.wallet = 1 THEN coalesce(r.chain, c.network, '')
        ELSE ''
    END AS receiver_chain,
    t.amount, t.currency, coalesce(t.fee, 0) AS fee, t.case_id, t.proceeds_of,
    CASE
        WHEN t.received_amount IS NOT NULL AND coalesce(t.received_currency, '') NOT IN ('', t.currency) THEN 'converted'
        WHEN t.received_amount IS NULL AND coalesce(t.received_currency, '') NOT IN ('', t.currency) THEN 'one side missing'
        WHEN t.received_amount <> t.amount AND t.received_currency IS NULL THEN 'one side missing'
        WHEN t.received_amount <> t.amount THEN 'converted'
        ELSE ''
    END AS conversion,
    t.received_amount, t.received_currency, t.balance_after
FROM transfers AS t
LEFT JOIN trace_chains AS c ON c.chain = t.chain
LEFT JOIN ledger_ends AS s ON s.value = t.sender AND s.declared_chain = coalesce(t.chain, '')
LEFT JOIN ledger_ends AS r ON r.value = t.receiver AND r.declared_chain = coalesce(t.chain, '')
WHERE t.amount > 0
