-- The loss of each case in euro, at the peg or at the latest rate dated on or before the incident (else the
-- report, else the registration). Integer arithmetic: millionths of the currency over ten-billionths of the rate,
-- rounded half up to cents. No rate, no figure.
WITH dated AS (
    SELECT case_id, loss, currency, coalesce(incident_on, reported_on, opened) AS on_date
    FROM cases
), wanted AS (
    SELECT DISTINCT currency, on_date FROM dated WHERE loss IS NOT NULL AND currency IS NOT NULL
), candidates AS (
    SELECT w.currency, w.on_date, r.rate,
        row_number() OVER (
            PARTITION BY w.currency, w.on_date ORDER BY r.date DESC, r.source_file, r.source_row
        ) AS nth
    FROM wanted AS w
    JOIN rates AS r ON r.currency = w.currency AND r.date <= w.on_date AND r.rate > 0
), rated AS (
    SELECT d.case_id, d.loss, d.currency, d.on_date, coalesce(p.rate, c.rate) AS rate
    FROM dated AS d
    LEFT JOIN pegs AS p ON p.currency = d.currency
    LEFT JOIN candidates AS c ON c.currency = d.currency AND c.on_date = d.on_date AND c.nth = 1
), scaled AS (
    SELECT case_id, loss, currency, on_date, rate,
        CAST(CAST(loss AS DECIMAL(30, 6)) * 1000000 AS DECIMAL(38, 0)) AS amount_e6,
        CAST(CAST(rate AS DECIMAL(26, 10)) * 10000000000 AS DECIMAL(38, 0)) AS rate_e10
    FROM rated
)
SELECT case_id, loss, currency, on_date, rate,
    CAST(
        CAST(
            (2 * CAST(amount_e6 AS HUGEINT) * 1000000 + CAST(rate_e10 AS HUGEINT)) // (2 * CAST(rate_e10 AS HUGEINT))
            AS DECIMAL(28, 0)
        ) * 0.01 AS DECIMAL(30, 2)
    ) AS loss_eur
FROM scaled
ORDER BY case_id
