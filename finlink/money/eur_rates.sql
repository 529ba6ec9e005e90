-- What one unit of each wanted currency is on each day: EUR = amount × price ÷ rate. A price of the register counts where
-- the register has no rate as recent; it is turned into euro at the rate of its own day.
SELECT w.currency, w.on_date, p.price, p.price_currency, coalesce(q.rate, r.rate) AS rate,
    CASE WHEN p.price IS NULL THEN r.source
        WHEN p.price_currency = 'EUR' THEN p.source
        ELSE p.source || '; ' || q.source END AS rate_source
FROM rates_wanted AS w
LEFT JOIN rate_chosen AS r ON r.currency = w.currency AND r.on_date IS NOT DISTINCT FROM w.on_date
LEFT JOIN price_chosen AS p ON p.currency = w.currency AND p.on_date = w.on_date
    AND (r.own_date IS NULL OR p.price_date > r.own_date)
LEFT JOIN rate_chosen AS q ON q.currency = p.price_currency AND q.on_date = p.price_date
