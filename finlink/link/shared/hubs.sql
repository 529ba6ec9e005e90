-- Identifiers that are shown and counted but join no cases, with the reason.
SELECT u.node AS via, u.kind, u.cases,
    CASE
        WHEN u.service = 1 THEN 'a service used by many customers'
        ELSE 'in ' || CAST(u.cases AS VARCHAR) || ' cases, over the limit of ' || CAST(p.hub_limit AS VARCHAR)
    END AS reason
FROM identifier_use AS u
CROSS JOIN link_params AS p
WHERE u.hub = 1 AND u.cases > 1
ORDER BY u.cases DESC, u.node
