-- The rows that name each node beyond the first: those of the lists before those of payments, a few each, and how many rows
-- there are in all. The first stands with the node itself.
WITH ends AS (
    SELECT declared_chain || chr(31) || value AS end_key, node FROM transfer_ends WHERE node <> ''
), paid AS (
    SELECT coalesce(chain, '') || chr(31) || sender AS end_key, source_file, source_row FROM transfers
    UNION ALL
    SELECT coalesce(chain, '') || chr(31) || receiver, source_file, source_row FROM transfers
), told AS (
    SELECT node, unnest(string_split(evidence, '; ')) AS place FROM (
        SELECT node, evidence FROM party_names
        UNION ALL
        SELECT 'investigation:' || investigation_id, evidence FROM coverage
        UNION ALL
        SELECT 'measure:' || asset, evidence FROM asset_events
    ) AS e
), cited AS (
    SELECT node, 0 AS part, source_file, source_row FROM accounts WHERE node <> ''
    UNION
    SELECT node, 0, source_file, source_row FROM wallets WHERE node <> ''
    UNION
    SELECT node, 0, regexp_extract(place, '^(.*):[0-9]+$', 1), CAST(regexp_extract(place, '^.*:([0-9]+)$', 1) AS BIGINT)
    FROM told WHERE place <> ''
    UNION
    SELECT e.node, 1, p.source_file, p.source_row FROM paid AS p JOIN ends AS e ON e.end_key = p.end_key
), ranked AS (
    SELECT node, source_file, source_row, row_number() OVER (PARTITION BY node ORDER BY part, source_file, source_row) AS place,
        count(*) OVER (PARTITION BY node) AS in_all
    FROM cited
)
SELECT n.number, r.source_file AS file, r.source_row AS line, r.in_all
FROM ranked AS r
JOIN overview_nodes AS n ON n.node = r.node
WHERE r.place BETWEEN 2 AND 6
ORDER BY n.number, r.place
