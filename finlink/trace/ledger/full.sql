-- The transfers that say more: a fee, another amount that arrived, a balance, a transaction of several inputs and outputs.
SELECT * FROM ledger_rows WHERE more = 1
