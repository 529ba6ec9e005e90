-- Sides of decisions that name nothing as they stand, but name an account in another spelling: blanks, points, hyphens
-- and small letters do not matter in an account number, nor does the kind before it.
WITH unknown AS (
    SELECT DISTINCT n.written, regexp_replace(upper(regexp_replace(n.written, '^account:', '')), '[^0-9A-Z]', '', 'g') AS plain
    FROM (SELECT "left" AS written FROM decisions UNION SELECT "right" FROM decisions) AS n
    LEFT JOIN decision_sides AS s ON s.written = n.written
    WHERE s.written IS NULL AND n.written IS NOT NULL
), accounts_as_written AS (
    SELECT DISTINCT node, regexp_replace(upper(value), '[^0-9A-Z]', '', 'g') AS plain
    FROM identifiers
    WHERE starts_with(node, 'account:')
    UNION
    SELECT DISTINCT node, regexp_replace(regexp_replace(node, '^account:', ''), '[^0-9A-Z]', '', 'g')
    FROM identifiers
    WHERE starts_with(node, 'account:')
)
SELECT u.written, CASE WHEN count(DISTINCT a.node) = 1 THEN min(a.node) END AS ref,
    array_to_string(list_sort(list(DISTINCT a.node)), ' or ') AS may_be
FROM unknown AS u
JOIN accounts_as_written AS a ON a.plain = u.plain
WHERE length(u.plain) > 9
GROUP BY u.written
ORDER BY u.written
