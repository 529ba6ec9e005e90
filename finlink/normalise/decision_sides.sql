-- What each side of a decision names: a case, a node id, or an identifier as written. written = as in the file; ref is
-- empty where one text may be several nodes (then may_be lists them).
WITH named AS (
    SELECT "left" AS written FROM decisions WHERE "left" IS NOT NULL
    UNION
    SELECT "right" FROM decisions WHERE "right" IS NOT NULL
), people AS (
    SELECT person_key, case_id, name FROM parties
    UNION
    SELECT holder_key, case_id, holder FROM accounts
), nodes AS (
    SELECT 'case:' || case_id AS node FROM cases
    UNION
    SELECT node FROM identifiers WHERE node <> ''
    UNION
    SELECT 'party:' || coalesce(person_key, case_id || '/' || name) FROM people
    UNION
    SELECT node FROM party_contacts WHERE node <> ''
), found AS (
    SELECT n.written, 1 AS rank, 'case:' || c.case_id AS ref FROM named AS n JOIN cases AS c ON c.case_id = n.written
    UNION
    SELECT n.written, 2 AS rank, o.node FROM named AS n JOIN nodes AS o ON o.node = n.written
    UNION
    SELECT n.written, 3 AS rank, i.node FROM named AS n JOIN identifiers AS i ON i.value = n.written WHERE i.node <> ''
    UNION
    SELECT n.written, 3 AS rank, p.node FROM named AS n JOIN party_contacts AS p ON p.value = n.written WHERE p.node <> ''
), best AS (
    SELECT written, min(rank) AS rank FROM found GROUP BY written
)
SELECT f.written, CASE WHEN count(*) = 1 THEN min(f.ref) END AS ref,
    array_to_string(list_sort(list(f.ref)), ' or ') AS may_be
FROM found AS f
JOIN best AS b ON b.written = f.written AND b.rank = f.rank
GROUP BY f.written
ORDER BY f.written
