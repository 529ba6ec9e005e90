-- Where the money of each case lies, as far as it was traced to a place: a service, or an account or wallet. `share_eur` is
-- what could still be frozen there for the case: its share of what remains at the end point, in whole cents, rounded
-- down (unknown for sums beyond all money there is). The evidence is the case's payments that arrived there.
WITH arrived AS (
    SELECT case_id, target, target_chain, target_currency, array_to_string(list_sort(list(DISTINCT evidence)), '; ') AS evidence
    FROM trace_hops
    GROUP BY case_id, target, target_chain, target_currency
), measured AS (
    SELECT e.node, array_to_string(list_sort(list(DISTINCT e.evidence)), '; ') AS evidence
    FROM asset_events AS e
    CROSS JOIN params AS p
    WHERE e.stage BETWEEN 1 AND 6 AND e.node IS NOT NULL AND (p.as_of IS NULL OR e.date <= p.as_of)
    GROUP BY e.node
)
SELECT t.case_id, t.destination, t.chain, t.currency, t.amount, t.amount_eur, t.last_at, t.service, f.country, f.restrained, f.freezable,
    CASE WHEN f.freezable = 0 THEN 0 WHEN greatest(f.freezable_eur, f.traced_eur) < 10000000000000000 THEN CAST(CAST(
        CAST(f.freezable_eur * 100 AS HUGEINT) * CAST(t.amount_eur * 100 AS HUGEINT)
            // nullif(CAST(f.traced_eur * 100 AS HUGEINT), 0) AS DECIMAL(28, 0)) * 0.01 AS DECIMAL(30, 2)) END AS share_eur,
    CASE WHEN t.service IS NOT NULL OR starts_with(t.destination, 'account:') OR f.pooled = 1 THEN 1 ELSE 0 END AS kept,
    regexp_replace(regexp_replace(CAST(t.amount AS VARCHAR), '0+$', ''), '\.$', '') || ' ' || t.currency AS amount_words,
    t.destination || CASE WHEN coalesce(t.service, f.service) IS NULL THEN '' ELSE ' (' || coalesce(t.service, f.service) || ')' END AS place,
    f.channel, m.evidence AS measured_by, coalesce(a.evidence, '') AS evidence
FROM trace_ends AS t
JOIN freezable AS f ON f.destination = t.destination AND f.chain = t.chain AND f.currency = t.currency
LEFT JOIN arrived AS a ON a.case_id = t.case_id AND a.target = t.destination AND a.target_chain = t.chain AND a.target_currency = t.currency
LEFT JOIN measured AS m ON m.node = t.destination
WHERE t.amount > 0 AND t.reason IN ('service', 'left on the account', 'age limit', 'smaller than the dust limit')
ORDER BY t.case_id, t.destination, t.chain, t.currency
