-- The movements of the transfers that say no more than who paid whom: one each, in the smallest units.
SELECT p.rowid AS nth, p.row_id, p.time, p.place, CAST(0 AS INTEGER) AS event, CAST(0 AS INTEGER) AS part,
    CASE WHEN p.sender = 0 THEN -1 ELSE p.sender END AS source, p.sender_chain AS source_chain, p.currency AS source_currency,
    CASE WHEN p.receiver = 0 THEN -1 ELSE p.receiver END AS target, p.receiver_chain AS target_chain, p.currency AS target_currency,
    p.flags // 4 AS services,
    CAST(p.whole AS HUGEINT) * u.scale + p.part // u.rest AS sent, CAST(p.whole AS HUGEINT) * u.scale + p.part // u.rest AS received
FROM ledger_plain AS p
JOIN ledger_units AS u ON u.number = p.currency
