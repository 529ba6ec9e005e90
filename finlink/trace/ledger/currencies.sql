-- The assets that are counted, numbered from 1 in text order.
SELECT currency, CAST(row_number() OVER (ORDER BY currency) AS INTEGER) AS number
FROM (
    SELECT currency FROM transfers WHERE currency IS NOT NULL
    UNION
    SELECT received_currency FROM transfers WHERE received_currency IS NOT NULL
) AS t
