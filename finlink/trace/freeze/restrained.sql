-- What is restrained on each account or wallet now: of each asset what its last measure holds, less what was released after it.
-- Money realised or returned has left the account, so it is not there to be frozen either.
SELECT node, currency, sum(held) AS restrained, array_to_string(list_sort(list(evidence)), '; ') AS evidence
FROM (
    SELECT a.node, a.currency, a.held, e.evidence
    FROM assets AS a
    JOIN (
        SELECT asset, max(nth) AS nth FROM asset_events WHERE stage BETWEEN 1 AND 6 GROUP BY asset
    ) AS l ON l.asset = a.asset
    JOIN asset_events AS e ON e.asset = a.asset AND e.nth = l.nth
    WHERE a.node IS NOT NULL AND a.highest_stage > 0
) AS holding
GROUP BY node, currency
ORDER BY node, currency
