-- Where the money of the wanted cases ended, whether the graph has the node or not; the largest amounts in euro first.
SELECT 'case:' || e.case_id AS node,
    CASE WHEN starts_with(e.destination, 'outside:') THEN e.destination || '/' || e.case_id ELSE e.destination END
        AS destination,
    e.service, e.reason, e.amount, e.currency, e.low, e.high, e.method, e.chain
FROM trace_ends AS e
JOIN traced_cases AS c ON c.case_id = e.case_id
JOIN wanted AS w ON w.node = 'case:' || e.case_id
ORDER BY e.case_id, e.amount_eur DESC NULLS LAST, e.amount DESC, destination, e.currency, e.reason, e.chain
