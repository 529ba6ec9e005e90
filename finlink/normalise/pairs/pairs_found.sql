-- Each row that tells a payment which a row of an earlier file (by name) tells too, with the row that counts.
WITH payments AS (
    SELECT grp, slot, min_by(row_at, file) AS kept_at
    FROM pair_slots
    GROUP BY grp, slot
    HAVING count(*) > 1
)
SELECT p.kept_at, s.row_at AS other_at
FROM pair_slots AS s
JOIN payments AS p ON p.grp = s.grp AND p.slot = s.slot
WHERE s.row_at <> p.kept_at
