-- Whose balance a row states (`balance_after`): the balance of the end that a statement is of. That is the only end the row
-- knows, or the one that the file's other rows say is its own: known alone there, or in every row with a balance. Where
-- neither tells one end (`own` is empty), the balance is not used. It counts after the row's last movement (`part`).
WITH told AS (
    SELECT source_file, source_row, sender_node, receiver_node, fee, balance_after AS balance, conversion,
        CASE
            WHEN receiver_node = '' OR (direction = 'out' AND tx_hash = '') THEN sender_node
            WHEN sender_node = '' OR (direction = 'in' AND tx_hash = '') THEN receiver_node
            ELSE ''
        END AS alone
    FROM ledger_rows
    WHERE balance_after IS NOT NULL AND sender_node <> receiver_node
), ends AS (
    SELECT source_file, source_row, sender_node AS node FROM told WHERE alone = ''
    UNION ALL
    SELECT source_file, source_row, receiver_node FROM told WHERE alone = ''
), both_ended AS (
    SELECT source_file, count(*) AS in_all FROM told WHERE alone = '' GROUP BY source_file
), shared AS (
    SELECT e.source_file, e.node
    FROM ends AS e
    JOIN both_ended AS b ON b.source_file = e.source_file
    GROUP BY e.source_file, e.node, b.in_all
    HAVING count(*) = b.in_all
), only_one AS (
    SELECT source_file, min(node) AS node FROM shared GROUP BY source_file HAVING count(*) = 1
), own_nodes AS (
    SELECT source_file, alone AS node FROM told WHERE alone <> ''
    UNION
    SELECT source_file, node FROM only_one
)
SELECT t.source_file, t.source_row, t.balance,
    CASE
        WHEN t.conversion <> '' AND t.alone <> t.sender_node THEN ''
        WHEN t.alone <> '' THEN CASE WHEN t.alone = t.sender_node THEN 'source' ELSE 'target' END
        WHEN s.node IS NOT NULL AND r.node IS NULL THEN 'source'
        WHEN r.node IS NOT NULL AND s.node IS NULL THEN 'target'
        ELSE ''
    END AS own,
    CASE WHEN t.fee > 0 THEN 3 ELSE 0 END AS sender_part
FROM told AS t
LEFT JOIN own_nodes AS s ON s.source_file = t.source_file AND s.node = t.sender_node
LEFT JOIN own_nodes AS r ON r.source_file = t.source_file AND r.node = t.receiver_node
ORDER BY t.source_file, t.source_row
