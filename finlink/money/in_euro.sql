-- Every wanted amount in euro: amount × price ÷ rate, rounded half up to cents, in whole numbers. Each figure is a whole
-- number over a power of ten, without idle zeros; no figure is rounded on the way. Where the whole numbers would have
-- more than 37 digits the column stays empty, and the exact result is computed elsewhere (`finlink.money.exact`).
WITH rated AS (
    SELECT a.id, a.amount, a.currency, a.on_date, r.rate, r.price, r.price_currency, r.rate_source,
        regexp_replace(CAST(a.amount AS VARCHAR), '[.]', '') AS amount_digits,
        regexp_replace(CAST(coalesce(r.price, 1) AS VARCHAR), '[.]', '') AS price_digits,
        regexp_replace(CAST(r.rate AS VARCHAR), '[.]', '') AS rate_digits
    FROM amounts_wanted AS a
    LEFT JOIN eur_rates AS r ON r.currency = a.currency AND r.on_date IS NOT DISTINCT FROM a.on_date
), bare AS (
    SELECT id, amount, currency, on_date, rate, price, price_currency, rate_source,
        amount_digits, price_digits, rate_digits,
        regexp_replace(amount_digits, '0{1,18}$', '') AS a, regexp_replace(price_digits, '0{1,18}$', '') AS p,
        regexp_replace(rate_digits, '0{1,18}$', '') AS r
    FROM rated
), scaled AS (
    SELECT id, amount, currency, on_date, rate, price, price_currency, rate_source,
        CAST(a AS HUGEINT) AS a, CAST(p AS HUGEINT) AS p, CAST(r AS HUGEINT) AS r,
        length(a) + length(p) AS top_digits, length(r) AS bottom_digits,
        -- places of the rate less those of amount and price, and two for cents
        (18 - length(rate_digits) + length(r)) - (18 - length(amount_digits) + length(a))
            - (18 - length(price_digits) + length(p)) + 2 AS shift
    FROM bare
), sized AS (
    SELECT *, greatest(shift, 0) AS up, greatest(-shift, 0) AS down FROM scaled
)
SELECT id, amount, currency, on_date, rate, price, price_currency, rate_source,
    CASE WHEN rate IS NOT NULL AND top_digits + up <= 37 AND bottom_digits + down <= 37 THEN
        CAST(
            try_cast(
                (2 * a * p * CAST(rpad('1', CAST(up + 1 AS INTEGER), '0') AS HUGEINT) + r * CAST(rpad('1', CAST(down + 1 AS INTEGER), '0') AS HUGEINT))
                    // (2 * r * CAST(rpad('1', CAST(down + 1 AS INTEGER), '0') AS HUGEINT)) AS DECIMAL(28, 0)
            ) * 0.01 AS DECIMAL(30, 2)
        )
    END AS eur
FROM sized
