-- How many units of each case's money each move carries, apart from those that enter by it.
SELECT move, case_id, CASE WHEN hops = 1 THEN 1 ELSE 0 END AS entered, sum(high - low) AS units
FROM fifo_pieces
GROUP BY move, case_id, CASE WHEN hops = 1 THEN 1 ELSE 0 END
