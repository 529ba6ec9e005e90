-- What is restrained on each account or wallet now: of each asset the last event counts, less what was released after it.
-- Money realised or returned has left the account, so it is not there to be frozen either.
WITH events AS (
    SELECT coalesce(e.node, 'written:' || m.target) AS node, m.currency, coalesce(m.asset_id, coalesce(e.node, m.target) || ' ' || m.currency) AS asset,
        m.measure, m.amount, m.date, m.source_file || ':' || CAST(m.source_row AS VARCHAR) AS evidence,
        CASE WHEN m.measure = 'released' THEN 1 ELSE 0 END AS release,
        row_number() OVER (
            PARTITION BY coalesce(m.asset_id, coalesce(e.node, m.target) || ' ' || m.currency)
            ORDER BY m.date, CASE m.measure
                WHEN 'identified' THEN 0 WHEN 'suspended' THEN 1 WHEN 'frozen' THEN 2 WHEN 'seized' THEN 3
                WHEN 'confiscated' THEN 4 WHEN 'realised' THEN 5 WHEN 'returned' THEN 6 ELSE 7 END, m.amount, m.measure_id
        ) AS nth
    FROM measures AS m
    LEFT JOIN transfer_ends AS e ON e.value = m.target AND e.declared_chain = ''
    WHERE m.target IS NOT NULL AND m.measure <> 'identified'
), latest AS (
    SELECT asset, max(nth) AS nth FROM events WHERE release = 0 GROUP BY asset
), held AS (
    SELECT e.node, e.currency, e.asset, e.amount, e.evidence,
        coalesce((
            SELECT sum(coalesce(r.amount, e.amount)) FROM events AS r WHERE r.asset = e.asset AND r.release = 1 AND r.nth > e.nth
        ), 0) AS released
    FROM events AS e
    JOIN latest AS l ON l.asset = e.asset AND l.nth = e.nth
)
SELECT node, currency, sum(greatest(amount - released, 0)) AS restrained, array_to_string(list_sort(list(evidence)), '; ') AS evidence
FROM held
GROUP BY node, currency
ORDER BY node, currency
