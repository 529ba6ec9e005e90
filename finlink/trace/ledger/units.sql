-- How many decimals each asset is counted in: the most that any amount needs, and no fewer than its smallest unit has.
-- An asset nobody knows has two on an account and eight on a chain.
WITH amounts AS (
    SELECT source_currency AS number, source_chain AS chain, sent AS amount FROM ledger_sides
    UNION ALL
    SELECT target_currency, target_chain, received FROM ledger_sides WHERE target_currency <> source_currency OR received <> sent
    UNION ALL
    SELECT r.currency_number, 0, b.balance
    FROM own_balances AS b
    JOIN ledger_full AS r ON r.row_id = b.row_id
    WHERE b.own <> ''
), figures AS (
    SELECT number, CASE WHEN chain = 0 THEN 2 ELSE 8 END AS least, regexp_replace(CAST(amount AS VARCHAR), '0+$', '') AS figure
    FROM amounts
), needed AS (
    SELECT number, max(length(figure) - strpos(figure, '.')) AS places, max(least) AS least FROM figures GROUP BY number
    UNION ALL
    SELECT currency, max(CASE
            WHEN part = 0 THEN 0
            WHEN part % 10000000000000000 = 0 THEN CASE WHEN part % 100000000000000000 = 0 THEN 1 ELSE 2 END
            ELSE length(regexp_replace(lpad(CAST(part AS VARCHAR), 18, '0'), '0+$', ''))
        END), max(CASE WHEN sender_chain = 0 THEN 2 ELSE 8 END)
    FROM ledger_plain
    GROUP BY currency
), most AS (
    SELECT number, max(places) AS places, max(least) AS least FROM needed GROUP BY number
)
SELECT c.currency, n.number, greatest(n.places, coalesce(k.places, n.least)) AS places,
    CAST(rpad('1', CAST(greatest(n.places, coalesce(k.places, n.least)) + 1 AS INTEGER), '0') AS BIGINT) AS scale,
    CAST(rpad('1', CAST(19 - greatest(n.places, coalesce(k.places, n.least)) AS INTEGER), '0') AS BIGINT) AS rest
FROM most AS n
JOIN ledger_currencies AS c ON c.number = n.number
LEFT JOIN known_places AS k ON k.currency = c.currency
ORDER BY c.currency
