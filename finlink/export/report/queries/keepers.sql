-- What the bank, exchange or other service that keeps an account or wallet is called, as far as a report may say: it names no
-- persons. The holder of a service's account is named only where the same name is a bank's, a wallet service's or a
-- company's in the register; else its bank is. No name of a natural person counts, wherever it stands.
WITH firms AS (
    SELECT bank AS name FROM accounts WHERE bank IS NOT NULL
    UNION
    SELECT service FROM wallets WHERE service IS NOT NULL
    UNION
    SELECT name FROM parties WHERE kind = 'company' AND name IS NOT NULL
), persons AS (
    SELECT DISTINCT name FROM parties WHERE kind = 'person' AND name IS NOT NULL
), told AS (
    SELECT node, service AS name FROM wallets
    UNION
    SELECT a.node, CASE WHEN a.role = 'service' THEN coalesce(f.name, a.bank) ELSE a.bank END AS name
    FROM accounts AS a
    LEFT JOIN firms AS f ON f.name = a.holder
)
SELECT t.node, array_to_string(list_sort(list(DISTINCT t.name)), ' / ') AS name
FROM told AS t
LEFT JOIN persons AS p ON p.name = t.name
WHERE t.node <> '' AND t.name IS NOT NULL AND p.name IS NULL
GROUP BY t.node
