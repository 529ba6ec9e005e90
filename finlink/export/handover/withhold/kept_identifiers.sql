-- The accounts and wallets that a row which stays names, as those rows write them.
SELECT i.*
FROM all_rows AS i
JOIN named_values AS n ON n.value = i.value AND n.node = i.node
