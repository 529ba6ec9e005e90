-- Payments from a case's account or wallet to another case's, where neither end belongs to both, with the strength of
-- the link that they would make.
WITH paid AS (
    SELECT sender, receiver, count(*) AS transfers FROM flow_rows WHERE receiver_held = 1 GROUP BY sender, receiver
)
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
