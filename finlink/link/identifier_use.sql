-- How each identifier is used: in how many cases, in which strength, in a role that joins, and whether it is a hub
-- (a service, or more cases than the limit). A company's id is a company's even where only one row says so.
SELECT i.node, min(i.kind) AS kind, count(DISTINCT i.case_id) AS cases, max(i.strength) AS strength,
    max(i.joining) AS joining, max(i.service) AS service,
    CASE WHEN max(i.service) = 1 OR count(DISTINCT i.case_id) > max(p.hub_limit) THEN 1 ELSE 0 END AS hub
FROM case_identifiers AS i
CROSS JOIN link_params AS p
GROUP BY i.node
ORDER BY i.node
