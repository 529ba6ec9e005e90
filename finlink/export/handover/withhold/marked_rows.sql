-- Every row of the register that a hand-over may rest on, with the cases that it names and its handling code. A transfer
-- that was filled in from the other side's row carries that row's code as well.
SELECT 'cases' AS from_table, source_file, source_row, case_id, CAST(NULL AS VARCHAR) AS other_case,
    coalesce(handling, '') AS handling
FROM cases
UNION ALL
SELECT 'investigations', source_file, source_row, case_id, NULL, coalesce(handling, '') FROM investigations
UNION ALL
SELECT 'parties', source_file, source_row, case_id, NULL, coalesce(handling, '') FROM parties
UNION ALL
SELECT 'accounts', source_file, source_row, case_id, NULL, coalesce(handling, '') FROM accounts
UNION ALL
SELECT 'wallets', source_file, source_row, case_id, NULL, coalesce(handling, '') FROM wallets
UNION ALL
SELECT 'transfers', source_file, source_row, case_id, proceeds_of, coalesce(handling, '') FROM transfers
UNION ALL
SELECT 'transfers', kept_file, kept_row, case_id, proceeds_of, coalesce(handling, '')
FROM transfer_pairs
WHERE coalesce(filled, '') <> ''
UNION ALL
SELECT 'measures', source_file, source_row, case_id, NULL, coalesce(handling, '') FROM measures
UNION ALL
SELECT 'requests', source_file, source_row, case_id, NULL, coalesce(handling, '') FROM requests
UNION ALL
SELECT 'decisions', source_file, source_row, NULL, NULL, coalesce(handling, '') FROM decisions
