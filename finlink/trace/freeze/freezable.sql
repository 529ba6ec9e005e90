-- Per end point and asset: what was traced there from all cases together, what is restrained, what a row says lies there,
-- and what could be frozen: the traced value, no more than a balance stated later, less what is restrained.
WITH there AS (
    SELECT t.destination, t.chain, t.currency, sum(t.amount) AS traced,
        CASE WHEN count(*) = count(t.amount_eur) THEN sum(t.amount_eur) END AS traced_eur, count(DISTINCT t.case_id) AS cases,
        array_to_string(list_sort(list(DISTINCT t.case_id)), ';') AS case_ids, max(t.last_at) AS last_at,
        min(t.service) AS service, min(t.country) AS country, max(CASE WHEN t.reason = 'service' THEN 1 ELSE 0 END) AS pooled,
        min(c.country) AS home
    FROM trace_ends AS t
    JOIN cases AS c ON c.case_id = t.case_id
    WHERE t.amount > 0 AND t.reason IN ('service', 'left on the account', 'age limit', 'smaller than the dust limit')
    GROUP BY t.destination, t.chain, t.currency
)
SELECT h.destination, h.chain, h.currency, h.service, h.country, h.home, h.traced, h.traced_eur, coalesce(r.restrained, 0) AS restrained,
    CASE WHEN h.pooled = 0 THEN coalesce(b.balance, a.balance) END AS balance,
    CASE WHEN h.pooled = 0 THEN coalesce(b.balance_on, a.balance_on) END AS balance_on,
    greatest(
        least(h.traced, CASE WHEN h.pooled = 0 THEN coalesce(b.balance, a.balance, h.traced) ELSE h.traced END)
            - coalesce(r.restrained, 0), 0) AS freezable,
    h.cases, h.case_ids, h.last_at, h.pooled, r.evidence AS restrained_by,
    CASE WHEN h.pooled = 0 THEN coalesce(b.evidence, a.evidence) END AS balance_by,
    CASE WHEN k.node IS NULL THEN 0 ELSE 1 END AS described
FROM there AS h
LEFT JOIN (
    SELECT node FROM accounts WHERE node <> '' UNION SELECT node FROM wallets WHERE node <> ''
) AS k ON k.node = h.destination
LEFT JOIN restrained_now AS r ON r.node = h.destination AND r.currency = h.currency
LEFT JOIN stated_balances AS b ON b.node = h.destination AND b.currency = h.currency
    AND b.balance_on >= CAST(h.last_at AS DATE)
LEFT JOIN stated_balances AS a ON a.node = h.destination AND a.currency = '' AND a.balance_on >= CAST(h.last_at AS DATE)
ORDER BY h.destination, h.chain, h.currency
