-- Per case what was traced to a place, what could still be frozen of it, and what went where nobody knows, in euro. A sum is
-- unknown as soon as a part of it has no value in euro; how many end points stand behind it is always known.
WITH located AS (
    SELECT case_id, count(*) AS places, CASE WHEN count(*) = count(amount_eur) THEN sum(amount_eur) END AS traced_eur,
        CASE WHEN count(*) = count(share_eur) THEN sum(share_eur) END AS freezable_eur,
        sum(CASE WHEN freezable > 0 THEN 1 ELSE 0 END) AS open_ends
    FROM case_ends
    GROUP BY case_id
), lost AS (
    SELECT case_id, CASE WHEN count(*) = count(amount_eur) THEN sum(amount_eur) END AS unknown_eur, count(*) AS unknown_ends
    FROM trace_ends
    WHERE amount > 0 AND reason = 'unknown outflow'
    GROUP BY case_id
)
SELECT c.case_id, CAST(p.traced_eur AS DECIMAL(30, 2)) AS traced_eur, CAST(p.freezable_eur AS DECIMAL(30, 2)) AS freezable_eur,
    coalesce(p.places, 0) AS places, coalesce(p.open_ends, 0) AS open_ends, CAST(l.unknown_eur AS DECIMAL(30, 2)) AS unknown_eur, coalesce(l.unknown_ends, 0) AS unknown_ends
FROM (SELECT DISTINCT case_id FROM trace_ends) AS c
LEFT JOIN located AS p ON p.case_id = c.case_id
LEFT JOIN lost AS l ON l.case_id = c.case_id
ORDER BY c.case_id
