-- From one end of a transfer, as written and with its chain, to its node.
SELECT value, declared_chain, min(node) AS node
FROM identifiers
WHERE bank = '' AND hint <> 'account' AND node <> '' AND (hint = 'wallet' OR declared_chain = '')
GROUP BY value, declared_chain
