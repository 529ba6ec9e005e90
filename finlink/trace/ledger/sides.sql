-- The movements of the transfers that say more, one row each: from one pot to another. A payment is one movement (part 0), its
-- fee another (part 3). A transaction with several inputs and outputs is one event: the inputs go into a pot of its own (part
-- 0), the outputs come out of it in their order (part 1), and what remains is the fee (part 2), or, where one side is not
-- known, of unknown destination. Ends that are no node have numbers below 0: -1 unknown, -2 a fee, -3 a conversion of which
-- one side is missing, and -1000 less its number the pot of an event.
WITH pooled AS (
    SELECT r.*, v.number AS received_number, coalesce(e.event, 0) AS event, e.time AS event_time, e.place AS event_place
    FROM ledger_full AS r
    LEFT JOIN ledger_currencies AS v ON v.currency = coalesce(r.received_currency, r.currency)
    LEFT JOIN ledger_events AS e ON r.direction <> '' AND r.tx_hash <> '' AND (r.sender = 0 OR r.receiver = 0)
        AND e.said_chain = r.said_chain AND e.tx = lower(r.tx_hash) AND e.currency = r.currency
)
SELECT row_id, time, place, event, 0 AS part, CASE WHEN sender = 0 THEN -1 ELSE sender END AS source, sender_chain AS source_chain,
    currency_number AS source_currency, sender_service AS source_service,
    CASE WHEN conversion = 'one side missing' THEN -3 WHEN receiver = 0 THEN -1 ELSE receiver END AS target,
    receiver_chain AS target_chain,
    CASE WHEN conversion = 'converted' THEN received_number ELSE currency_number END AS target_currency,
    receiver_service AS target_service, amount AS sent,
    CASE WHEN conversion = 'converted' THEN received_amount ELSE amount END AS received
FROM pooled
WHERE event = 0
UNION ALL
SELECT row_id, time, place, 0, 3, sender, sender_chain, currency_number, sender_service, -2, 0, currency_number, 0, fee, fee
FROM pooled
WHERE event = 0 AND fee > 0 AND sender <> 0
UNION ALL
SELECT row_id, event_time, event_place, event, 0, sender, sender_chain, currency_number, sender_service, -1000 - event, said_number,
    currency_number, 0, amount, amount
FROM pooled
WHERE event > 0 AND direction = 'out'
UNION ALL
SELECT row_id, event_time, event_place, event, 1, -1000 - event, said_number, currency_number, 0, receiver, receiver_chain,
    currency_number, receiver_service, amount, amount
FROM pooled
WHERE event > 0 AND direction = 'in'
UNION ALL
SELECT row_id, time, place, event, 2, -1000 - event, said_number, currency_number, 0, CASE WHEN outputs > 0 THEN -2 ELSE -1 END, 0,
    currency_number, 0, inputs - outputs, inputs - outputs
FROM ledger_events
WHERE inputs > outputs
