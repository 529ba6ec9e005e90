-- K23 data quality of the whole register: lines (of a statement: entries) set aside, identifiers that fail their check,
-- cases without a date, an offence, a currency.
SELECT 'all' AS grp,
    (SELECT sum(coalesce(rejected_entries, rejected_lines)) FROM files) AS rejected,
    (SELECT sum(coalesce(entries, accepted_lines + rejected_lines)) FROM files) AS data_lines,
    (SELECT count(*) FROM accounts WHERE NOT valid) + (SELECT count(*) FROM wallets WHERE NOT valid) AS wrong_ids,
    (SELECT count(*) FROM accounts WHERE valid IS NOT NULL)
        + (SELECT count(*) FROM wallets WHERE valid IS NOT NULL) AS checked_ids,
    (SELECT count(*) FROM accounts WHERE valid IS NULL)
        + (SELECT count(*) FROM wallets WHERE valid IS NULL) AS unchecked_ids,
    (SELECT count(*) FROM cases) AS cases,
    (SELECT count(*) FROM cases WHERE opened IS NULL) AS no_date,
    (SELECT count(*) FROM cases WHERE offence IS NULL) AS no_offence,
    (SELECT count(*) FROM cases WHERE loss IS NOT NULL AND currency IS NULL) AS no_currency,
    (SELECT count(*) FROM cases WHERE loss IS NOT NULL) AS with_loss,
    (SELECT count(*) FROM cases WHERE loss IS NULL) AS without_loss
