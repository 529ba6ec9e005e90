-- What may hold wallets together, numbered: transactions that several sign, and clusters of several. `excluded` says why
-- a transaction is left out.
WITH last AS (
    SELECT coalesce(max(point), 0) AS point FROM cospend_found
)
SELECT f.point, 'transaction' AS kind, f.family || ':' || f.tx AS name, j.excluded, j.reason
FROM cospend_judged AS j
JOIN cospend_found AS f ON f.point = j.point
UNION ALL
SELECT l.point + row_number() OVER (ORDER BY c.name) AS point, 'cluster' AS kind, c.name,
    CAST(NULL AS VARCHAR) AS excluded, 'one cluster of an analysis tool' AS reason
FROM cluster_points AS c
CROSS JOIN last AS l
