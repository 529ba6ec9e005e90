-- How each identifier that could matter for links is used (in several cases, or as a service): in how many cases, in
-- which strength, in a role that joins, and whether it is a hub (a service, or more cases than the limit). A
-- company's id is a company's even where only one row says so.
WITH per_case AS (
    SELECT node, case_id, min(kind) AS kind, max(strength) AS strength, max(joining) AS joining
    FROM shared_identifiers
    GROUP BY node, case_id
), per_node AS (
    SELECT node, min(kind) AS kind, count(*) AS cases, max(strength) AS strength, max(joining) AS joining
    FROM per_case
    GROUP BY node
)
SELECT n.node, n.kind, n.cases, n.strength, n.joining, CASE WHEN s.node IS NULL THEN 0 ELSE 1 END AS service,
    CASE WHEN s.node IS NOT NULL OR n.cases > p.hub_limit THEN 1 ELSE 0 END AS hub
FROM per_node AS n
CROSS JOIN link_params AS p
LEFT JOIN service_nodes AS s ON s.node = n.node
WHERE n.cases > 1 OR s.node IS NOT NULL
ORDER BY n.node
