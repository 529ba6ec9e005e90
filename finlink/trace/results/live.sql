-- The pots that traced money came to or left, and whether it is followed on out of them.
SELECT p.*, CASE WHEN f.pot IS NULL THEN 0 ELSE 1 END AS live
FROM trace_pots AS p
JOIN (
    SELECT m.source_pot AS pot FROM trace_lines AS l JOIN ledger_played AS m ON m.move = l.move
    UNION
    SELECT m.target_pot FROM trace_lines AS l JOIN ledger_played AS m ON m.move = l.move
) AS u ON u.pot = p.pot
LEFT JOIN ledger_live AS f ON f.pot = p.pot
