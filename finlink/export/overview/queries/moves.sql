-- Where the money of each case went, hop by hop, at most 200 steps of a case; and how many there are in all.
WITH ranked AS (
    SELECT m.*, row_number() OVER (PARTITION BY m.case_id ORDER BY m.hop, m.first_at, m.source, m.target, m.sent_currency, m.currency) AS place,
        count(*) OVER (PARTITION BY m.case_id) AS in_all
    FROM overview_moves AS m
)
SELECT c.number, s.number AS source, t.number AS target, m.source AS source_name, m.target AS target_name, m.amount,
    m.currency, m.sent, m.sent_currency, m.entered, m.payments, m.hop,
    strftime(m.first_at, '%Y-%m-%d') AS first_day, strftime(m.last_at, '%Y-%m-%d') AS last_day, m.evidence, m.in_all
FROM ranked AS m
JOIN overview_nodes AS c ON c.node = 'case:' || m.case_id
LEFT JOIN overview_nodes AS s ON s.node = m.source
LEFT JOIN overview_nodes AS t ON t.node = m.target
WHERE m.place <= 200
ORDER BY c.number, m.place
