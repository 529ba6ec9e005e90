-- One row a movement: from one pot to another. A payment is one movement, its fee another. A transaction with several
-- inputs and outputs is one event: the inputs go into a pot of its own (part 0), the outputs come out of it in their
-- order (part 1), and what remains is the fee (part 2), or, where one side is not known, of unknown destination. The fee of a
-- single payment is part 3.
WITH together AS (
    SELECT said_chain, lower(tx_hash) AS tx, currency, min(time) AS time, min(place) AS place,
        sum(CASE WHEN direction = 'out' THEN amount ELSE 0 END) AS inputs,
        sum(CASE WHEN direction = 'in' THEN amount ELSE 0 END) AS outputs
    FROM ledger_rows
    WHERE direction <> '' AND tx_hash <> '' AND (sender_node = '' OR receiver_node = '')
    GROUP BY said_chain, lower(tx_hash), currency
), pooled AS (
    SELECT r.*, 'tx:' || g.said_chain || ':' || g.tx AS tx_node, g.time AS event_time, g.place AS event_place
    FROM ledger_rows AS r
    LEFT JOIN together AS g ON r.direction <> '' AND r.tx_hash <> '' AND (r.sender_node = '' OR r.receiver_node = '')
        AND g.said_chain = r.said_chain AND g.tx = lower(r.tx_hash) AND g.currency = r.currency
), single AS (
    SELECT * FROM pooled WHERE tx_node IS NULL
)
SELECT source_file, source_row, time, place, said_chain AS chain, tx_hash, log_place, transfer_id, 0 AS part, '' AS event,
    CASE WHEN sender_node = '' THEN 'outside:unknown' ELSE sender_node END AS source, sender_chain AS source_chain,
    currency AS source_currency, sender_service AS source_service,
    CASE
        WHEN conversion = 'one side missing' THEN 'outside:conversion'
        WHEN receiver_node = '' THEN 'outside:unknown'
        ELSE receiver_node
    END AS target,
    receiver_chain AS target_chain,
    CASE WHEN conversion = 'converted' THEN coalesce(received_currency, currency) ELSE currency END AS target_currency,
    receiver_service AS target_service, amount AS sent,
    CASE WHEN conversion = 'converted' THEN received_amount ELSE amount END AS received
FROM single
UNION ALL
SELECT source_file, source_row, time, place, said_chain, tx_hash, log_place, transfer_id, 3, '', sender_node, sender_chain,
    currency, sender_service, 'outside:fee', '', currency, 0, fee, fee
FROM single
WHERE fee > 0 AND sender_node <> ''
UNION ALL
SELECT source_file, source_row, event_time, event_place, said_chain, lower(tx_hash), log_place, transfer_id, 0, tx_node,
    sender_node, sender_chain, currency, sender_service, tx_node, said_chain, currency, 0, amount, amount
FROM pooled
WHERE tx_node IS NOT NULL AND direction = 'out'
UNION ALL
SELECT source_file, source_row, event_time, event_place, said_chain, lower(tx_hash), log_place, transfer_id, 1, tx_node,
    tx_node, said_chain, currency, 0, receiver_node, receiver_chain, currency, receiver_service, amount, amount
FROM pooled
WHERE tx_node IS NOT NULL AND direction = 'in'
UNION ALL
SELECT min(p.source_file), min(p.source_row), g.time, g.place, g.said_chain, g.tx, '', '', 2, 'tx:' || g.said_chain || ':' || g.tx,
    'tx:' || g.said_chain || ':' || g.tx, g.said_chain, g.currency, 0,
    CASE WHEN g.outputs > 0 THEN 'outside:fee' ELSE 'outside:unknown' END, '', g.currency, 0,
    g.inputs - g.outputs, g.inputs - g.outputs
FROM together AS g
JOIN pooled AS p ON p.tx_node = 'tx:' || g.said_chain || ':' || g.tx AND p.currency = g.currency
WHERE g.inputs > g.outputs
GROUP BY g.time, g.place, g.said_chain, g.tx, g.currency, g.inputs, g.outputs
