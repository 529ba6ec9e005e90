-- K23 data quality of the whole register: lines (of a statement: entries) set aside, identifiers that fail their check, cases without a date,
-- an offence, a currency.
WITH counts AS (
    SELECT
        (SELECT sum(coalesce(rejected_entries, rejected_lines)) FROM files) AS rejected,
        (SELECT sum(coalesce(entries, accepted_lines + rejected_lines)) FROM files) AS data_lines,
        (SELECT count(*) FROM accounts WHERE NOT valid) + (SELECT count(*) FROM wallets WHERE NOT valid) AS wrong_ids,
        (SELECT count(*) FROM accounts WHERE valid IS NOT NULL)
            + (SELECT count(*) FROM wallets WHERE valid IS NOT NULL) AS checked_ids,
        (SELECT count(*) FROM cases) AS cases,
        (SELECT count(*) FROM cases WHERE opened IS NULL) AS no_date,
        (SELECT count(*) FROM cases WHERE offence IS NULL) AS no_offence,
        (SELECT count(*) FROM cases WHERE loss IS NOT NULL AND currency IS NULL) AS no_currency,
        (SELECT count(*) FROM cases WHERE loss IS NOT NULL) AS with_loss
), shares AS (
    SELECT 'K23' AS kpi, rejected AS numerator, data_lines AS denominator, '' AS excluded FROM counts
    UNION ALL
    SELECT 'K23ids', wrong_ids, checked_ids, 'identifiers for which no check exists' FROM counts
    UNION ALL
    SELECT 'K23date', no_date, cases, '' FROM counts
    UNION ALL
    SELECT 'K23offence', no_offence, cases, '' FROM counts
    UNION ALL
    SELECT 'K23currency', no_currency, with_loss, 'cases without a loss' FROM counts
)
SELECT kpi, 'all' AS grp, CAST(numerator AS DECIMAL(38, 2)) AS numerator,
    CAST(denominator AS DECIMAL(38, 2)) AS denominator,
    CAST(numerator / nullif(denominator, 0) AS DECIMAL(38, 4)) AS value, excluded
FROM shares
