-- The wanted nodes that only tracing knows: fees and unknown ends of a case, transactions with several inputs and outputs,
-- and the wallets of one owner where they are followed as one.
WITH touched AS (
    SELECT source AS node, evidence FROM proceeds_moves
    UNION ALL
    SELECT target, evidence FROM proceeds_moves
), owners AS (
    SELECT owner, array_to_string(list_sort(list(DISTINCT node)), '; ') AS wallets FROM wallet_owners GROUP BY owner
)
SELECT t.node,
    CASE
        WHEN starts_with(t.node, 'outside:') THEN 'outside'
        WHEN starts_with(t.node, 'tx:') THEN 'tx'
        ELSE 'owner'
    END AS kind,
    CASE
        WHEN starts_with(t.node, 'outside:sender/') THEN '(unknown sender)'
        WHEN starts_with(t.node, 'outside:') THEN '(' || regexp_replace(t.node, '^outside:|/.*$', '', 'g') || ')'
        ELSE regexp_replace(t.node, '^(tx:[^:]*|owner):', '')
    END AS label, min(o.wallets) AS wallets, array_to_string(list_sort(list(DISTINCT t.evidence)), '; ') AS evidence
FROM touched AS t
JOIN wanted AS w ON w.node = t.node
LEFT JOIN owners AS o ON o.owner = t.node
WHERE starts_with(t.node, 'outside:') OR starts_with(t.node, 'tx:') OR starts_with(t.node, 'owner:')
GROUP BY t.node
ORDER BY t.node
