-- Other cases' money in the places where money of this case lies: who else has a claim on it.
WITH came AS (
    SELECT case_id, target, target_chain, target_currency, array_to_string(list_sort(list(DISTINCT evidence)), '; ') AS evidence
    FROM trace_hops
    GROUP BY case_id, target, target_chain, target_currency
)
SELECT e.destination, e.chain, e.currency, sum(e.amount) AS own, o.case_id, o.amount AS other, min(a.evidence) AS evidence
FROM trace_ends AS e
JOIN dossier_case AS d ON d.case_id = e.case_id
JOIN (
    SELECT destination, chain, currency, case_id, sum(amount) AS amount FROM trace_ends WHERE amount > 0
    GROUP BY destination, chain, currency, case_id
) AS o ON o.destination = e.destination AND o.chain = e.chain AND o.currency = e.currency AND o.case_id <> e.case_id
LEFT JOIN came AS a ON a.case_id = o.case_id AND a.target = o.destination AND a.target_chain = o.chain
    AND a.target_currency = o.currency
WHERE e.amount > 0 AND NOT starts_with(e.destination, 'outside:')
GROUP BY e.destination, e.chain, e.currency, o.case_id, o.amount
ORDER BY e.destination, e.chain, e.currency, o.amount DESC, o.case_id
