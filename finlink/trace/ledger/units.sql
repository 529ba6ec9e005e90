-- How many decimals each asset is counted in: the most that any amount needs, and no fewer than its smallest unit has.
-- An asset nobody knows has two on an account and eight on a chain.
WITH amounts AS (
    SELECT source_currency AS currency, source_chain AS chain, sent AS amount FROM ledger_sides
    UNION ALL
    SELECT target_currency, target_chain, received FROM ledger_sides WHERE target_currency <> source_currency OR received <> sent
    UNION ALL
    SELECT r.currency, '', b.balance
    FROM own_balances AS b
    JOIN ledger_rows AS r ON r.rowid = b.row_id
    WHERE b.own <> ''
), digits AS (
    SELECT currency, CASE WHEN chain = '' THEN 2 ELSE 8 END AS least, regexp_replace(CAST(amount AS VARCHAR), '0+$', '') AS figure
    FROM amounts
), needed AS (
    SELECT currency, max(length(figure) - strpos(figure, '.')) AS places, max(least) AS least FROM digits GROUP BY currency
)
SELECT n.currency, greatest(n.places, coalesce(k.places, n.least)) AS places
FROM needed AS n
LEFT JOIN known_places AS k ON k.currency = n.currency
ORDER BY n.currency
