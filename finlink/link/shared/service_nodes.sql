-- Accounts and wallets that any row, of whatever case, says are a service's: by role, or by a known label.
SELECT node FROM accounts WHERE node <> '' AND role = 'service'
UNION
SELECT w.node
FROM wallets AS w
LEFT JOIN service_labels AS l ON l.label = lower(w.label)
WHERE w.node <> '' AND (w.role = 'service' OR l.label IS NOT NULL)
