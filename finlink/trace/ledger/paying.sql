-- What every transfer says of who paid whom, as a balance or the place where proceeds enter needs it.
SELECT row_id, row_id // CAST(1099511627776 AS BIGINT) AS file, CASE flags % 4 WHEN 1 THEN 'out' WHEN 2 THEN 'in' ELSE '' END AS direction,
    '' AS tx_hash, '' AS said_chain, sender, receiver, flags // 8 AS receiver_service, currency AS currency_number, case_id, proceeds_of,
    0 AS fee, CAST(NULL AS DECIMAL(38,18)) AS balance_after, '' AS conversion
FROM ledger_plain
UNION ALL
SELECT row_id, row_id // CAST(1099511627776 AS BIGINT), direction, tx_hash, said_chain, sender, receiver, receiver_service,
    currency_number, case_id, proceeds_of, fee, balance_after, conversion
FROM ledger_full
