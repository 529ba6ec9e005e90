-- From an end of a transfer, as written and with its chain, to its number.
SELECT i.value, i.declared_chain AS chain, min(n.code) AS code, max(n.held) AS held
FROM identifiers AS i
JOIN flow_nodes AS n ON n.node = i.node
WHERE i.bank = '' AND i.hint <> 'account' AND (i.hint = 'wallet' OR i.declared_chain = '')
GROUP BY i.value, i.declared_chain
