-- Amounts that no rate gives a value in euro, by currency: they are in no sum.
WITH each_one AS (
    SELECT currency, 1 AS losses, 0 AS ends, 0 AS orders FROM case_money WHERE loss IS NOT NULL AND loss_eur IS NULL
    UNION ALL
    SELECT currency, 0, 1, 0 FROM trace_ends WHERE amount > 0 AND amount_eur IS NULL
    UNION ALL
    SELECT currency, 0, 0, 1 FROM asset_events WHERE amount IS NOT NULL AND amount_eur IS NULL
)
SELECT currency, CAST(sum(losses) AS INTEGER) AS losses, CAST(sum(ends) AS INTEGER) AS ends, CAST(sum(orders) AS INTEGER) AS orders
FROM each_one
GROUP BY currency
ORDER BY currency NULLS LAST
