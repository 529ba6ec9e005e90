-- What was traced of each case's money, and what could still be frozen of it, in euro; a case of which nothing entered
-- has no row.
WITH located AS (
    -- What was traced to a place: a service, or an account where it lies. Unknown where a part has no value in euro.
    SELECT case_id, CASE WHEN count(*) = count(amount_eur) THEN sum(amount_eur) END AS traced_eur
    FROM trace_ends
    WHERE amount > 0 AND reason IN ('service', 'left on the account', 'age limit', 'smaller than the dust limit')
    GROUP BY case_id
), reachable AS (
    -- What could still be frozen of it: its share of what remains at each of its end points, in whole cents, rounded down.
    SELECT t.case_id,
        CASE WHEN count(*) = count(f.freezable_eur) THEN sum(CAST(CAST(
            CAST(f.freezable_eur * 100 AS HUGEINT) * CAST(t.amount_eur * 100 AS HUGEINT)
                // nullif(CAST(f.traced_eur * 100 AS HUGEINT), 0) AS DECIMAL(28, 0)) * 0.01 AS DECIMAL(30, 2))) END AS freezable_eur
    FROM trace_ends AS t
    JOIN freezable AS f ON f.destination = t.destination AND f.chain = t.chain AND f.currency = t.currency
    WHERE t.amount > 0 AND t.reason IN ('service', 'left on the account', 'age limit', 'smaller than the dust limit')
    GROUP BY t.case_id
)
SELECT l.case_id, CAST(l.traced_eur AS DECIMAL(30, 2)) AS traced_eur, CAST(r.freezable_eur AS DECIMAL(30, 2)) AS freezable_eur
FROM located AS l
LEFT JOIN reachable AS r ON r.case_id = l.case_id
