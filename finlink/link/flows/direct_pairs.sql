-- Payments from a case's account or wallet to another case's, where neither end belongs to both. An end that pays, or is
-- paid by, more other cases than the limit of hubs is used like a service and joins none.
WITH paid AS (
    SELECT sender, receiver, count(*) AS transfers FROM flow_rows WHERE receiver_held = 1 GROUP BY sender, receiver
), between_cases AS (
    SELECT p.sender, p.receiver, p.transfers, s.case_id AS from_case, r.case_id AS to_case,
        least(
            CASE
                WHEN r.joining = 1 AND s.joining = 1 THEN 0.8
                WHEN r.joining = 1 AND s.victim = 1 THEN 0.6
                ELSE 0.3
            END, s.strength, r.strength) AS strength
    FROM paid AS p
    JOIN flow_cases AS s ON s.code = p.sender
    JOIN flow_cases AS r ON r.code = p.receiver AND r.case_id <> s.case_id
    LEFT JOIN flow_cases AS sr ON sr.code = p.sender AND sr.case_id = r.case_id
    LEFT JOIN flow_cases AS rs ON rs.code = p.receiver AND rs.case_id = s.case_id
    WHERE sr.code IS NULL AND rs.code IS NULL
), busy AS (
    SELECT b.sender AS code
    FROM between_cases AS b
    CROSS JOIN flow_params AS x
    GROUP BY b.sender, x.hub_limit
    HAVING count(*) > x.hub_limit AND count(DISTINCT b.to_case) > x.hub_limit
    UNION
    SELECT b.receiver AS code
    FROM between_cases AS b
    CROSS JOIN flow_params AS x
    GROUP BY b.receiver, x.hub_limit
    HAVING count(*) > x.hub_limit AND count(DISTINCT b.from_case) > x.hub_limit
)
SELECT b.sender, b.receiver, b.transfers, b.from_case, b.to_case, b.strength
FROM between_cases AS b
LEFT JOIN busy AS s ON s.code = b.sender
LEFT JOIN busy AS r ON r.code = b.receiver
WHERE s.code IS NULL AND r.code IS NULL
