-- What enters: of each entering move the parts between those that were some case's money before (`fifo_covered`).
WITH taken AS (
    SELECT move, low, high FROM fifo_covered
    UNION ALL
    SELECT move, high, high FROM fifo_entering
), gaps AS (
    SELECT move, coalesce(lag(high) OVER (PARTITION BY move ORDER BY low), 0) AS low, low AS high
    FROM taken
)
SELECT e.case_id, e.hops, g.move, g.low, g.high
FROM gaps AS g
JOIN fifo_entering AS e ON e.move = g.move
WHERE g.low < g.high
