-- The outputs of each transaction: the rows that tell outputs only, where there are any; else, as ordinary rows repeat
-- an output for every sender, what each receiver got from all senders together.
WITH told AS (
    SELECT point, max(output_only) AS apart FROM cospend_rows GROUP BY point
)
SELECT r.point, r.receiver, r.amount
FROM cospend_rows AS r
WHERE r.output_only = 1 AND r.receiver IS NOT NULL
GROUP BY r.point, r.receiver, r.amount
UNION ALL
SELECT r.point, r.receiver, sum(r.amount) AS amount
FROM cospend_rows AS r
JOIN told AS t ON t.point = r.point AND t.apart = 0
WHERE r.sender IS NOT NULL AND r.receiver IS NOT NULL
GROUP BY r.point, r.receiver
