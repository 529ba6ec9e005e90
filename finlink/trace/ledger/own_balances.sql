-- Whose balance a row states (`balance_after`): the balance of the end that a statement is of. That is the only end the row
-- knows; or the one whose account the same file describes; or the one that the file's other rows say is its own, known alone
-- there or in every row. Where none of them tells one end (`own` is empty), the balance is not used. It counts after the row's
-- last movement (`part`).
WITH files AS (
    SELECT DISTINCT file FROM ledger_paying WHERE balance_after IS NOT NULL
), told AS (
    SELECT r.row_id, r.file, r.sender, r.receiver, r.fee, r.balance_after, r.conversion,
        CASE
            WHEN r.receiver = 0 OR (r.direction = 'out' AND r.tx_hash = '') THEN r.sender
            WHEN r.sender = 0 OR (r.direction = 'in' AND r.tx_hash = '') THEN r.receiver
            ELSE 0
        END AS alone
    FROM ledger_paying AS r
    JOIN files AS f ON f.file = r.file
    WHERE r.sender <> r.receiver
), ends AS (
    SELECT file, sender AS node FROM told WHERE alone = 0
    UNION ALL
    SELECT file, receiver FROM told WHERE alone = 0
), both_ended AS (
    SELECT file, count(*) AS in_all FROM told WHERE alone = 0 GROUP BY file
), shared AS (
    SELECT e.file, e.node
    FROM ends AS e
    JOIN both_ended AS b ON b.file = e.file
    GROUP BY e.file, e.node, b.in_all
    HAVING count(*) = b.in_all
), only_one AS (
    SELECT file, min(node) AS node FROM shared GROUP BY file HAVING count(*) = 1
), own_nodes AS (
    SELECT file, alone AS node FROM told WHERE alone <> 0
    UNION
    SELECT file, node FROM only_one
), described AS (
    SELECT DISTINCT n.number AS file, e.number AS node
    FROM accounts AS a
    JOIN ledger_files AS n ON n.source_file = a.source_file
    JOIN files AS f ON f.file = n.number
    JOIN ledger_ends AS e ON e.node = a.node
), compared AS (
    SELECT t.row_id, t.file, t.balance_after AS balance, t.fee, t.alone, t.sender, t.receiver, t.conversion,
        CASE WHEN ds.node IS NULL THEN 0 ELSE 1 END - CASE WHEN dr.node IS NULL THEN 0 ELSE 1 END AS by_file,
        CASE WHEN s.node IS NULL THEN 0 ELSE 1 END - CASE WHEN r.node IS NULL THEN 0 ELSE 1 END AS by_rows
    FROM told AS t
    LEFT JOIN own_nodes AS s ON s.file = t.file AND s.node = t.sender
    LEFT JOIN own_nodes AS r ON r.file = t.file AND r.node = t.receiver
    LEFT JOIN described AS ds ON ds.file = t.file AND ds.node = t.sender
    LEFT JOIN described AS dr ON dr.file = t.file AND dr.node = t.receiver
    WHERE t.balance_after IS NOT NULL
)
SELECT row_id, file, balance,
    CASE
        WHEN conversion <> '' AND alone <> sender THEN ''
        WHEN alone <> 0 THEN CASE WHEN alone = sender THEN 'source' ELSE 'target' END
        WHEN by_file <> 0 THEN CASE WHEN by_file = 1 THEN 'source' ELSE 'target' END
        WHEN by_rows <> 0 THEN CASE WHEN by_rows = 1 THEN 'source' ELSE 'target' END
        ELSE ''
    END AS own,
    CASE WHEN fee > 0 THEN 3 ELSE 0 END AS sender_part
FROM compared
ORDER BY row_id
