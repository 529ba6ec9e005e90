-- The whole of each move by which a case's money enters.
SELECT enters AS case_id, 1 AS hops, move, sent_units - sent_units AS low, sent_units AS high
FROM ledger_played
WHERE enters IS NOT NULL AND sent_units > 0
