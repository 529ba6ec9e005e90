-- The accounts and wallets that no list names: how many payments each sent and received, and the first row of these.
WITH ends AS (
    SELECT declared_chain || chr(31) || value AS end_key, node FROM transfer_ends WHERE node <> ''
), listed AS (
    SELECT node FROM accounts
    UNION
    SELECT node FROM wallets
), others AS (
    SELECT DISTINCT i.node
    FROM identifiers AS i
    LEFT JOIN listed AS l ON l.node = i.node
    WHERE i.node <> '' AND l.node IS NULL
), paid AS (
    SELECT coalesce(chain, '') || chr(31) || sender AS end_key, source_file, source_row FROM transfers
    UNION ALL
    SELECT coalesce(chain, '') || chr(31) || receiver, source_file, source_row FROM transfers
), counted AS (
    SELECT e.node, count(*) AS payments,
        min(p.source_file || chr(31) || lpad(CAST(p.source_row AS VARCHAR), 12, '0')) AS place
    FROM paid AS p
    JOIN ends AS e ON e.end_key = p.end_key
    JOIN others AS o ON o.node = e.node
    GROUP BY e.node
)
SELECT o.node, coalesce(c.payments, 0) AS payments, c.place
FROM others AS o
LEFT JOIN counted AS c ON c.node = o.node
