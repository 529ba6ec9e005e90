-- Hubs and services: what very many share connects nobody, so no way leads through it.
SELECT node FROM identifier_use WHERE hub = 1
UNION
SELECT node FROM accounts WHERE node <> '' AND role = 'service'
UNION
SELECT node FROM wallets WHERE node <> '' AND role = 'service'
