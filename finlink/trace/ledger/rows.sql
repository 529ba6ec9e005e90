-- Every transfer with money in it: its ends by their numbers (0 = nobody named it, -9 = it is no identifier) and chains, what
-- left and what arrived.
-- Of a bridge a row says one chain: an address of another kind is not on it; what one of the Ethereum kind gets in exchange
-- for another's is on its own chain, where that is known. Where only one of received amount and currency is known, or where
-- the amounts of one currency differ, `conversion` says so. `more`: the row says more than who paid whom how much and when.
WITH said AS (
    SELECT c.chain, c.network, n.number AS network_number, nullif(e.number, 0) AS evm_number
    FROM trace_chains AS c
    LEFT JOIN ledger_chains AS n ON n.chain = c.network
    LEFT JOIN ledger_chains AS e ON e.chain = c.evm_network
)
SELECT t.row_id, t.time, coalesce(t.sequence, 2147483647) AS place,
    coalesce(t.tx_hash, '') AS tx_hash, coalesce(t.direction, '') AS direction,
    CASE WHEN t.sender IS NULL THEN 0 ELSE coalesce(s.number, -9) END AS sender,
    CASE WHEN t.receiver IS NULL THEN 0 ELSE coalesce(r.number, -9) END AS receiver,
    coalesce(s.service, 0) AS sender_service, coalesce(r.service, 0) AS receiver_service, coalesce(c.network, '') AS said_chain,
    CASE
        WHEN s.wallet = 1 AND s.evm = 1 THEN coalesce(c.evm_number, s.chain, 0)
        WHEN s.wallet = 1 THEN coalesce(s.chain, c.network_number, 0)
        ELSE 0
    END AS sender_chain,
    CASE
        WHEN r.evm = 1 AND s.evm = 1 AND (t.received_amount IS NOT NULL OR coalesce(t.received_currency, t.currency) <> t.currency)
            THEN coalesce(r.chain, c.evm_number, 0)
        WHEN r.evm = 1 THEN coalesce(c.evm_number, r.chain, 0)
        WHEN r.wallet = 1 THEN coalesce(r.chain, c.network_number, 0)
        ELSE 0
    END AS receiver_chain,
    coalesce(c.network_number, 0) AS said_number,
    t.amount, t.currency, u.number AS currency_number, coalesce(t.fee, 0) AS fee, t.case_id, t.proceeds_of,
    CASE
        WHEN t.received_amount IS NOT NULL AND coalesce(t.received_currency, '') NOT IN ('', t.currency) THEN 'converted'
        WHEN t.received_amount IS NULL AND coalesce(t.received_currency, '') NOT IN ('', t.currency) THEN 'one side missing'
        WHEN t.received_amount <> t.amount AND t.received_currency IS NULL THEN 'one side missing'
        WHEN t.received_amount <> t.amount THEN 'converted'
        ELSE ''
    END AS conversion,
    t.received_amount, t.received_currency, t.balance_after,
    CASE
        WHEN t.fee <> 0 OR t.received_amount IS NOT NULL OR t.received_currency IS NOT NULL OR t.balance_after IS NOT NULL THEN 1
        WHEN t.direction IS NOT NULL AND t.tx_hash IS NOT NULL THEN 1
        WHEN t.amount >= 1000000000000000000 OR t.currency IS NULL OR t.time IS NULL THEN 1
        ELSE 0
    END AS more
FROM ledger_transfers AS t
LEFT JOIN said AS c ON c.chain = t.chain
LEFT JOIN ledger_currencies AS u ON u.currency = t.currency
LEFT JOIN ledger_ends AS s ON s.value = t.sender AND s.declared_chain = coalesce(t.chain, '')
LEFT JOIN ledger_ends AS r ON r.value = t.receiver AND r.declared_chain = coalesce(t.chain, '')
WHERE t.amount > 0
