-- The handling codes that stand in the rows that the report counts.
SELECT handling FROM cases WHERE handling IS NOT NULL
UNION
SELECT handling FROM investigations WHERE handling IS NOT NULL
UNION
SELECT handling FROM accounts WHERE handling IS NOT NULL
UNION
SELECT handling FROM wallets WHERE handling IS NOT NULL
UNION
SELECT handling FROM transfers WHERE handling IS NOT NULL
UNION
SELECT handling FROM measures WHERE handling IS NOT NULL
ORDER BY handling
