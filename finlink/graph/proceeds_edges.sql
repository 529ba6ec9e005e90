-- account, wallet or end → account, wallet or end: what of a case's money moved from the one to the other by the declared
-- method, over all payments of a pair of currencies; `entered` is the part of `sent` that entered with them.
WITH entries AS (
    SELECT case_id, evidence, sum(entered) AS entered FROM trace_entries WHERE case_id IS NOT NULL GROUP BY case_id, evidence
)
SELECT m.source, m.target, 'proceeds' AS relation, m.case_id, m.method, sum(m.received) AS amount,
    m.target_currency AS currency, sum(m.sent) AS sent, m.source_currency AS sent_currency, sum(m.whole) AS paid,
    sum(e.entered) AS entered, count(DISTINCT m.evidence) AS payments, min(m.hop) AS hop, min(m.time) AS first_at,
    max(m.time) AS last_at, array_to_string(list_sort(list(DISTINCT m.evidence)), '; ') AS evidence
FROM proceeds_moves AS m
JOIN traced_cases AS c ON c.case_id = m.case_id
JOIN wanted AS w ON w.node = m.source
JOIN wanted AS v ON v.node = m.target
LEFT JOIN entries AS e ON m.entered = 1 AND e.case_id = m.case_id AND e.evidence = m.evidence
GROUP BY m.case_id, m.method, m.source, m.target, m.source_currency, m.target_currency
ORDER BY m.case_id, hop, m.source, m.target, m.source_currency, m.target_currency
