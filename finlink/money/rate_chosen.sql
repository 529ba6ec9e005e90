-- Units per euro for each wanted currency and day: the register's own rate, the latest that is dated on that day or at
-- most 366 days before (a yearly list is the sparsest in use); else the peg; else the European Central Bank's. Only a
-- rate of the very day replaces a peg. Of two rates of one day the smaller, whatever the order of the rows.
WITH wanted AS (
    SELECT currency, on_date FROM rates_wanted
    UNION
    SELECT price_currency, price_date FROM price_chosen
), candidates AS (
    SELECT w.currency, w.on_date, r.date AS rate_date, r.rate,
        r.source_file || ':' || CAST(r.source_row AS VARCHAR) AS source,
        row_number() OVER (
            PARTITION BY w.currency, w.on_date ORDER BY r.date DESC, r.rate, r.source_file, r.source_row
        ) AS nth
    FROM wanted AS w
    JOIN rates AS r ON r.currency = w.currency AND r.date <= w.on_date
    LEFT JOIN pegs AS p ON p.currency = w.currency AND (p.since IS NULL OR p.since <= w.on_date)
    WHERE r.rate > 0 AND r.currency <> 'EUR'
        AND datediff('day', r.date, w.on_date) <= CASE WHEN p.currency IS NULL THEN 366 ELSE 0 END
), own AS (
    SELECT currency, on_date, rate_date, rate, source FROM candidates WHERE nth = 1
)
SELECT w.currency, w.on_date, coalesce(o.rate, p.rate, e.rate) AS rate, o.rate_date AS own_date,
    coalesce(o.source, p.source, 'ECB reference rate of ' || CAST(e.published AS VARCHAR)) AS source
FROM wanted AS w
LEFT JOIN own AS o ON o.currency = w.currency AND o.on_date = w.on_date
LEFT JOIN pegs AS p ON p.currency = w.currency AND (p.since IS NULL OR p.since <= w.on_date)
LEFT JOIN ecb_rates AS e ON e.currency = w.currency AND e.on_date = w.on_date
