-- The register's own price for each wanted currency and day: the latest that is dated on that day or at most seven days
-- before; of two prices of one day the smaller, whatever the order of the rows.
WITH candidates AS (
    SELECT w.currency, w.on_date, r.date AS price_date, r.price, r.price_currency,
        r.source_file || ':' || CAST(r.source_row AS VARCHAR) AS source,
        row_number() OVER (
            PARTITION BY w.currency, w.on_date ORDER BY r.date DESC, r.price, r.source_file, r.source_row
        ) AS nth
    FROM rates_wanted AS w
    JOIN rates AS r ON r.currency = w.currency AND r.date <= w.on_date
    WHERE r.price > 0 AND r.price_currency <> r.currency AND r.currency <> 'EUR'
        AND datediff('day', r.date, w.on_date) <= 7
)
SELECT currency, on_date, price_date, price, price_currency, source FROM candidates WHERE nth = 1
