-- Rows that may be one payment, by group (named after its first row); groups within one file are left out. Where a group
-- has more than two rows, a file may have several of them, and their order counts.
WITH payments AS (
    SELECT agreed, network, log_index, proceeds_of, min(row_at) AS grp, count(*) AS told
    FROM pair_known
    GROUP BY agreed, network, log_index, proceeds_of
    HAVING min(file) <> max(file)
)
SELECT k.row_at, k.file, k.mark, p.grp, CASE WHEN p.told > 2 THEN 1 ELSE 0 END AS several
FROM pair_known AS k
JOIN payments AS p ON p.agreed = k.agreed AND p.network = k.network AND p.log_index = k.log_index
    AND p.proceeds_of = k.proceeds_of
