-- The latest balance that a row states of each account or wallet, per currency.
WITH stated AS (
    SELECT node, coalesce(currency, '') AS currency, balance, balance_on, source_file || ':' || CAST(source_row AS VARCHAR) AS evidence
    FROM accounts
    WHERE node <> '' AND balance IS NOT NULL AND balance_on IS NOT NULL
    UNION ALL
    SELECT node, coalesce(asset, '') AS currency, balance, balance_on, source_file || ':' || CAST(source_row AS VARCHAR)
    FROM wallets
    WHERE node <> '' AND balance IS NOT NULL AND balance_on IS NOT NULL
), ordered AS (
    SELECT *, row_number() OVER (PARTITION BY node, currency ORDER BY balance_on DESC, balance, evidence) AS nth FROM stated
)
SELECT node, currency, balance, balance_on, evidence FROM ordered WHERE nth = 1 ORDER BY node, currency
