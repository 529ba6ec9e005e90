-- What is restrained on each account or wallet now: of each asset what its last measure holds, less what was released after it.
-- Money realised or returned has left the account, so it is not there to be frozen either.
SELECT node, currency, sum(held) AS restrained, array_to_string(list_sort(list(held_by)), '; ') AS evidence
FROM assets
WHERE node IS NOT NULL AND highest_stage > 0
GROUP BY node, currency
ORDER BY node, currency
