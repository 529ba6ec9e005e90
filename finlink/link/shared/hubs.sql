-- Identifiers that are shown and counted but join no cases, with the reason; and persons and companies whose records
-- say word for word the same in more cases than the limit, under the first of their parties.
WITH crowds AS (
    SELECT min(c.node) AS via, CASE WHEN p.sort = 'company' THEN 'same_company' ELSE 'same_person' END AS kind,
        count(DISTINCT c.case_id) AS cases
    FROM person_profiles AS p
    JOIN profile_cases AS c ON c.profile = p.profile
    WHERE p.spread = '(too many)' AND p.words <> ''
    GROUP BY p.profile, p.sort
), found AS (
    SELECT u.node AS via, u.kind, u.cases, u.service FROM identifier_use AS u WHERE u.hub = 1 AND u.cases > 1
    UNION ALL
    SELECT c.via, c.kind, c.cases, 0 AS service
    FROM crowds AS c
    LEFT JOIN identifier_use AS u ON u.node = c.via AND u.hub = 1
    WHERE u.node IS NULL
)
SELECT f.via, f.kind, f.cases,
    CASE
        WHEN f.service = 1 THEN 'a service used by many customers'
        ELSE 'in ' || CAST(f.cases AS VARCHAR) || ' cases, over the limit of ' || CAST(p.hub_limit AS VARCHAR)
    END AS reason
FROM found AS f
CROSS JOIN link_params AS p
ORDER BY f.cases DESC, f.via, f.kind
