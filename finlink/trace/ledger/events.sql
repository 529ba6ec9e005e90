-- The transactions of which each row is one input or one output: one event for all rows of one hash on one chain in one
-- asset, numbered from 1; `row_id` is one of its rows, to cite.
SELECT said_chain, said_number, lower(tx_hash) AS tx, currency, min(currency_number) AS currency_number, min(time) AS time,
    min(place) AS place, min(row_id) AS row_id,
    sum(CASE WHEN direction = 'out' THEN amount ELSE 0 END) AS inputs,
    sum(CASE WHEN direction = 'in' THEN amount ELSE 0 END) AS outputs,
    dense_rank() OVER (ORDER BY said_chain, lower(tx_hash)) AS event
FROM ledger_full
WHERE direction <> '' AND tx_hash <> '' AND (sender = 0 OR receiver = 0)
GROUP BY said_chain, said_number, lower(tx_hash), currency
ORDER BY said_chain, lower(tx_hash), currency
