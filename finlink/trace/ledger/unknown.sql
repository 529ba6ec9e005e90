-- The ends of transfers as written that are no identifier.
SELECT DISTINCT u.value, u.declared_chain
FROM (
    SELECT sender AS value, coalesce(chain, '') AS declared_chain FROM transfers WHERE sender IS NOT NULL
    UNION ALL
    SELECT receiver, coalesce(chain, '') FROM transfers WHERE receiver IS NOT NULL
) AS u
LEFT JOIN transfer_ends AS t ON t.value = u.value AND t.declared_chain = u.declared_chain
WHERE t.value IS NULL
