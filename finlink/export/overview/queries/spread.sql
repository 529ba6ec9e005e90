-- Nodes that have no place yet but payments with one that has: beside the one with most payments.
WITH both_ways AS (
    SELECT source AS node, target AS other, payments FROM overview_paid
    UNION ALL
    SELECT target, source, payments FROM overview_paid
), ranked AS (
    SELECT b.node, h.home, h.grp, row_number() OVER (PARTITION BY b.node ORDER BY b.payments DESC, b.other) AS place
    FROM both_ways AS b
    JOIN overview_homes AS h ON h.node = b.other
    JOIN overview_room AS r ON r.node = b.node
    LEFT JOIN overview_homes AS x ON x.node = b.node
    WHERE x.node IS NULL
)
SELECT node, home, grp FROM ranked WHERE place = 1
