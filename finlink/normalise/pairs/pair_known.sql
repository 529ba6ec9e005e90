-- The rows of these payments, with what must not differ: network, log index, and the case whose proceeds they are. A row
-- that lacks one of them goes with the others where these know a single value; where they know several it stays with
-- the rows that lack it too.
SELECT r.row_at, r.file, r.mark, a.agreed,
    coalesce(r.network, CASE WHEN a.network_low = a.network_high THEN a.network_low ELSE '' END) AS network,
    coalesce(r.log_index, CASE WHEN a.log_low = a.log_high THEN a.log_low ELSE '' END) AS log_index,
    coalesce(r.proceeds_of, CASE WHEN a.proceeds_low = a.proceeds_high THEN a.proceeds_low ELSE '' END) AS proceeds_of
FROM pair_rows AS r
JOIN pair_agreed AS a ON a.sender = r.sender AND a.receiver = r.receiver AND a.amount = r.amount
    AND a.currency = r.currency AND a.day = r.day
