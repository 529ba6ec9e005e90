-- The cited rows: which table each feeds, the document behind it, its handling code, and the other file's row of the same payment.
WITH every_row AS (
    SELECT 'cases' AS kind, source_file, source_row, handling, source_ref FROM cases
    UNION ALL SELECT 'investigations', source_file, source_row, handling, source_ref FROM investigations
    UNION ALL SELECT 'parties', source_file, source_row, handling, source_ref FROM parties
    UNION ALL SELECT 'accounts', source_file, source_row, handling, source_ref FROM accounts
    UNION ALL SELECT 'wallets', source_file, source_row, handling, source_ref FROM wallets
    UNION ALL SELECT 'transfers', source_file, source_row, handling, source_ref FROM transfers
    UNION ALL SELECT 'measures', source_file, source_row, handling, source_ref FROM measures
    UNION ALL SELECT 'requests', source_file, source_row, handling, source_ref FROM requests
    UNION ALL SELECT 'decisions', source_file, source_row, handling, source_ref FROM decisions
), doubled AS (
    SELECT kept_file, kept_row, array_to_string(list_sort(list(DISTINCT other_file || ':' || CAST(other_row AS VARCHAR))), '; ') AS also
    FROM transfer_pairs
    GROUP BY kept_file, kept_row
)
SELECT e.source_file || ':' || CAST(e.source_row AS VARCHAR) AS place,
    array_to_string(list_sort(list(DISTINCT e.kind)), ', ') AS kinds, array_to_string(list_sort(list(DISTINCT e.handling)), ', ') AS handling,
    array_to_string(list_sort(list(DISTINCT e.source_ref)), ' / ') AS document, min(p.also) AS also
FROM every_row AS e
JOIN dossier_cited AS c ON c.source_file = e.source_file AND c.source_row = e.source_row
LEFT JOIN doubled AS p ON p.kept_file = e.source_file AND p.kept_row = e.source_row
GROUP BY e.source_file, e.source_row
ORDER BY e.source_file, e.source_row
