-- Where the money of each case ended, the largest amount first, at most 200 ends of a case; and how many there are in all.
-- An end of 0 is one to which only another method brings money.
WITH ranked AS (
    SELECT e.*, row_number() OVER (PARTITION BY e.case_id ORDER BY e.amount DESC, e.node, e.currency, e.reason, e.chain) AS place,
        count(*) OVER (PARTITION BY e.case_id) AS in_all
    FROM overview_ends AS e
)
SELECT c.number, t.number AS target, e.node AS target_name, e.amount, e.currency, e.reason, e.low, e.high, e.in_all
FROM ranked AS e
JOIN overview_nodes AS c ON c.node = 'case:' || e.case_id
LEFT JOIN overview_nodes AS t ON t.node = e.node
WHERE e.place <= 200
ORDER BY c.number, e.place
