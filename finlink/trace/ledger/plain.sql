-- The transfers that say no more than who paid whom, how much and when: the amount as whole units and as the 18 digits behind
-- the point. They are nearly all of a large register, so they are kept as numbers. `flags`: 1 = out, 2 = in; 4 and 8 where a
-- service keeps the sender's or the receiver's end.
WITH written AS (
    SELECT *, CAST(amount AS VARCHAR) AS figure FROM ledger_rows WHERE more = 0
)
SELECT row_id, time, place, CAST(CASE direction WHEN 'out' THEN 1 WHEN 'in' THEN 2 ELSE 0 END + 4 * sender_service + 8 * receiver_service AS INTEGER) AS flags,
    CAST(sender AS INTEGER) AS sender, CAST(receiver AS INTEGER) AS receiver,
    CAST(sender_chain AS INTEGER) AS sender_chain, CAST(receiver_chain AS INTEGER) AS receiver_chain,
    currency_number AS currency, CAST(left(figure, length(figure) - 19) AS BIGINT) AS whole, CAST(right(figure, 18) AS BIGINT) AS part,
    case_id, proceeds_of
FROM written
