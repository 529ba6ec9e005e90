-- The loss of each case in euro, at the peg or at the latest rate dated on or before the incident (else the
-- report, else the registration). Integer arithmetic: amounts to 12 places over rates to 16 places, rounded half up to
-- cents. No rate, no figure; of two rates of one day the smaller, whatever the order of the rows.
WITH dated AS (
    SELECT case_id, loss, currency, coalesce(incident_on, reported_on, opened) AS on_date
    FROM cases
), wanted AS (
    SELECT DISTINCT currency, on_date FROM dated WHERE loss IS NOT NULL AND currency IS NOT NULL
), candidates AS (
    SELECT w.currency, w.on_date, r.rate,
        row_number() OVER (
            PARTITION BY w.currency, w.on_date ORDER BY r.date DESC, r.rate
        ) AS nth
    FROM wanted AS w
    JOIN rates AS r ON r.currency = w.currency AND r.date <= w.on_date AND r.rate >= 0.0000000000000001
), rated AS (
    SELECT d.case_id, d.loss, d.currency, d.on_date, coalesce(p.rate, c.rate) AS rate
    FROM dated AS d
    LEFT JOIN pegs AS p ON p.currency = d.currency
    LEFT JOIN candidates AS c ON c.currency = d.currency AND c.on_date = d.on_date AND c.nth = 1
), scaled AS (
    SELECT case_id, loss, currency, on_date, rate,
        CAST(floor(loss) AS HUGEINT) * 1000000000000
            + CAST(CAST(loss - floor(loss) AS DECIMAL(20, 12)) * 1000000000000 AS HUGEINT) AS amount_e12,
        CAST(floor(rate) AS HUGEINT) * 10000000000000000
            + CAST(CAST(rate - floor(rate) AS DECIMAL(20, 16)) * 10000000000000000 AS HUGEINT) AS rate_e16
    FROM rated
)
SELECT case_id, loss, currency, on_date, rate,
    CAST(
        try_cast((2 * amount_e12 * 1000000 + rate_e16) // (2 * rate_e16) AS DECIMAL(28, 0)) * 0.01 AS DECIMAL(30, 2)
    ) AS loss_eur
FROM scaled
ORDER BY case_id
