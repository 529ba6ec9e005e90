-- Accounts and wallets that paid out more than they ever received, as far as the register shows: what is missing counts as
-- money of unknown origin at that moment. Nothing is invented to fill it.
WITH lacking AS (
    SELECT m.source_pot, sum(b.short) AS short, count(*) AS movements, min(m.time) AS first_at, min(m.move) AS move
    FROM trace_before AS b
    JOIN ledger_played AS m ON m.move = b.move
    WHERE b.short > 0
    GROUP BY m.source_pot
)
SELECT p.node, p.chain, p.currency, l.short, l.movements, l.first_at, f.source_file || ':' || CAST(m.row_id % CAST(1099511627776 AS BIGINT) AS VARCHAR) AS evidence
FROM lacking AS l
JOIN ledger_played AS m ON m.move = l.move
JOIN ledger_files AS f ON f.number = m.row_id // CAST(1099511627776 AS BIGINT)
JOIN trace_pots AS p ON p.pot = l.source_pot
ORDER BY p.node, p.chain, p.currency
