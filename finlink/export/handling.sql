-- The handling codes of the register's rows, whatever table they stand in.
SELECT handling FROM cases WHERE handling IS NOT NULL
UNION
SELECT handling FROM investigations WHERE handling IS NOT NULL
UNION
SELECT handling FROM parties WHERE handling IS NOT NULL
UNION
SELECT handling FROM accounts WHERE handling IS NOT NULL
UNION
SELECT handling FROM wallets WHERE handling IS NOT NULL
UNION
SELECT handling FROM transfers WHERE handling IS NOT NULL
UNION
SELECT handling FROM measures WHERE handling IS NOT NULL
UNION
SELECT handling FROM requests WHERE handling IS NOT NULL
UNION
SELECT handling FROM decisions WHERE handling IS NOT NULL
UNION
SELECT handling FROM rates WHERE handling IS NOT NULL
ORDER BY handling
