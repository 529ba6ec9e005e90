-- What each side of a decision names: a case, an identifier as written, or a node id. written = as in the file.
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
    UNION ALL
    SELECT n.written, 2 AS rank, o.node FROM named AS n JOIN nodes AS o ON o.node = n.written
    UNION ALL
    SELECT n.written, 3 AS rank, i.node FROM named AS n JOIN identifiers AS i ON i.value = n.written WHERE i.node <> ''
)
SELECT written, arg_min(ref, CAST(rank AS VARCHAR) || ref) AS ref
FROM found
GROUP BY written
ORDER BY written
