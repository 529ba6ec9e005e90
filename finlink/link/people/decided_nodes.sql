-- The parties that an analyst's decision names: their records are compared on their own.
SELECT DISTINCT node
FROM (
    SELECT left_ref AS node FROM decisions_in_force
    UNION ALL
    SELECT right_ref FROM decisions_in_force
)
WHERE starts_with(node, 'party:')
ORDER BY node
