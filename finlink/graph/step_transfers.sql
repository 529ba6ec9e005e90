-- The payments between the two ends of a step, either way, per direction and currency. Chain and value are compared as
-- one key, as in payments.sql.
WITH ends AS (
    SELECT DISTINCT e.declared_chain || chr(31) || e.value AS end_key, e.node
    FROM transfer_ends AS e
    JOIN steps AS s ON e.node = s.source OR e.node = s.target
), paid AS (
    SELECT p.node AS payer, q.node AS payee, t.amount, t.currency, t.time,
        t.source_file || ':' || CAST(t.source_row AS VARCHAR) AS evidence
    FROM transfers AS t
    JOIN ends AS p ON p.end_key = coalesce(t.chain, '') || chr(31) || t.sender
    JOIN ends AS q ON q.end_key = coalesce(t.chain, '') || chr(31) || t.receiver
)
SELECT s.step, CASE WHEN p.payer = s.source THEN 1 ELSE 0 END AS forward, p.currency, count(*) AS payments,
    sum(p.amount) AS amount, min(p.time) AS first_at, max(p.time) AS last_at,
    array_to_string(list_sort(list(p.evidence)), '; ') AS evidence
FROM steps AS s
JOIN paid AS p ON (p.payer = s.source AND p.payee = s.target) OR (p.payer = s.target AND p.payee = s.source)
GROUP BY s.step, CASE WHEN p.payer = s.source THEN 1 ELSE 0 END, p.currency
ORDER BY s.step, forward DESC, p.currency
