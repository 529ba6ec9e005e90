-- Where tracing ended among the wanted nodes: how much of which case, and why; the least and most over the methods.
WITH placed AS (
    SELECT CASE WHEN starts_with(destination, 'outside:') THEN destination || '/' || case_id ELSE destination END AS node,
        case_id, reason, amount, currency, low, high, method, chain
    FROM trace_ends
)
SELECT e.node, e.case_id, e.reason, e.amount, e.currency, e.low, e.high, e.method, e.chain
FROM placed AS e
JOIN traced_cases AS c ON c.case_id = e.case_id
JOIN wanted AS w ON w.node = e.node
ORDER BY e.node, e.case_id, e.amount DESC, e.currency, e.reason, e.chain
