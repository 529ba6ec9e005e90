-- Which payment of its group each row tells: slot 1, 2, … Rows with a transaction hash come first: the nth row of a file
-- with a hash is the nth payment with that hash. The nth row of a file without a hash is the nth payment that the file
-- does not tell otherwise. So a group has as many payments as hashes, or as the fullest file has rows.
WITH placed AS (
    SELECT g.row_at, g.grp, g.file, g.mark, coalesce(p.place, 1) AS place
    FROM pair_groups AS g
    LEFT JOIN pair_places AS p ON p.row_at = g.row_at
), marked AS (
    SELECT row_at, grp, file, mark, row_number() OVER (PARTITION BY grp, file, mark ORDER BY place) AS nth
    FROM placed
    WHERE mark IS NOT NULL
), slots AS (
    SELECT grp, mark, nth, row_number() OVER (PARTITION BY grp ORDER BY mark, nth) AS slot
    FROM (SELECT DISTINCT grp, mark, nth FROM marked) AS told
), taken AS (
    SELECT m.row_at, m.grp, m.file, s.slot
    FROM marked AS m
    JOIN slots AS s ON s.grp = m.grp AND s.mark = m.mark AND s.nth = m.nth
), plain AS (
    SELECT row_at, grp, file, row_number() OVER (PARTITION BY grp, file ORDER BY place) AS nth
    FROM placed
    WHERE mark IS NULL
), free AS (
    SELECT f.grp, f.file, s.slot, row_number() OVER (PARTITION BY f.grp, f.file ORDER BY s.slot) AS nth
    FROM (SELECT DISTINCT grp, file FROM plain) AS f
    JOIN slots AS s ON s.grp = f.grp
    LEFT JOIN taken AS t ON t.grp = f.grp AND t.file = f.file AND t.slot = s.slot
    WHERE t.slot IS NULL
), free_counts AS (
    SELECT grp, file, count(*) AS free_slots FROM free GROUP BY grp, file
), slot_counts AS (
    SELECT grp, count(*) AS slots FROM slots GROUP BY grp
)
SELECT row_at, grp, file, slot FROM taken
UNION ALL
SELECT p.row_at, p.grp, p.file, coalesce(f.slot, coalesce(n.slots, 0) + p.nth - coalesce(c.free_slots, 0)) AS slot
FROM plain AS p
LEFT JOIN free AS f ON f.grp = p.grp AND f.file = p.file AND f.nth = p.nth
LEFT JOIN free_counts AS c ON c.grp = p.grp AND c.file = p.file
LEFT JOIN slot_counts AS n ON n.grp = p.grp
