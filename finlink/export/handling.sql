-- The rows of the register that have a handling code, whatever table they stand in.
SELECT source_file, source_row, handling FROM cases WHERE handling IS NOT NULL
UNION ALL
SELECT source_file, source_row, handling FROM investigations WHERE handling IS NOT NULL
UNION ALL
SELECT source_file, source_row, handling FROM parties WHERE handling IS NOT NULL
UNION ALL
SELECT source_file, source_row, handling FROM accounts WHERE handling IS NOT NULL
UNION ALL
SELECT source_file, source_row, handling FROM wallets WHERE handling IS NOT NULL
UNION ALL
SELECT source_file, source_row, handling FROM transfers WHERE handling IS NOT NULL
UNION ALL
SELECT source_file, source_row, handling FROM measures WHERE handling IS NOT NULL
UNION ALL
SELECT source_file, source_row, handling FROM requests WHERE handling IS NOT NULL
UNION ALL
SELECT source_file, source_row, handling FROM decisions WHERE handling IS NOT NULL
UNION ALL
SELECT source_file, source_row, handling FROM rates WHERE handling IS NOT NULL
