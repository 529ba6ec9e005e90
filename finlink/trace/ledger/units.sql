-- How many decimals each asset is counted in: the most that any amount needs, and no fewer than its smallest unit has.
-- An asset nobody knows has two on an account and eight on a chain.
WITH amounts AS (
    SELECT DISTINCT source_currency AS currency, source_chain AS chain, sent AS amount FROM ledger_sides
    UNION
    SELECT DISTINCT target_currency, target_chain, received FROM ledger_sides
), needed AS (
    SELECT currency, max(length(regexp_replace(string_split(CAST(amount AS VARCHAR), '.')[2], '0+$', ''))) AS places,
        max(CASE WHEN chain = '' THEN 2 ELSE 8 END) AS least
    FROM amounts
    GROUP BY currency
)
SELECT n.currency, greatest(n.places, coalesce(k.places, n.least)) AS places
FROM needed AS n
LEFT JOIN known_places AS k ON k.currency = n.currency
ORDER BY n.currency
