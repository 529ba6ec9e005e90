-- Accounts and wallets that paid out more than they ever received, as far as the register shows: what is missing counts as
-- money of unknown origin at that moment. Nothing is invented to fill it.
SELECT p.node, p.chain, p.currency, sum(b.short) AS short, count(*) AS movements, min(m.time) AS first_at,
    min_by(d.source_file || ':' || CAST(d.source_row AS VARCHAR), m.move) AS evidence
FROM trace_before AS b
JOIN ledger_played AS m ON m.move = b.move
JOIN ledger_rows AS d ON d.rowid = m.row_id
JOIN trace_pots AS p ON p.pot = m.source_pot
WHERE b.short > 0
GROUP BY p.node, p.chain, p.currency
ORDER BY p.node, p.chain, p.currency
