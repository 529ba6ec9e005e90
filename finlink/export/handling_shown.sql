-- The handling codes of the rows that a picture cites.
WITH coded AS (
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
)
SELECT DISTINCT c.handling
FROM coded AS c
JOIN cited_rows AS r ON r.cited = c.source_file || ':' || CAST(c.source_row AS VARCHAR)
ORDER BY c.handling
