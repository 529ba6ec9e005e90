-- The assets of the report's cases by what ever happened to them, each asset once. Restrained is suspended, frozen or
-- seized: the largest of the three values, unknown where one of them is. An asset counts if one of its cases does.
WITH mine AS (
    SELECT DISTINCT e.asset FROM asset_events AS e JOIN report_cases AS c ON c.case_id = e.case_id
), told AS (
    SELECT a.*, coalesce(a.was_suspended, 0) + coalesce(a.was_frozen, 0) + coalesce(a.was_seized, 0) AS orders,
        CASE
            WHEN a.was_suspended = 1 AND a.suspended_eur IS NULL OR a.was_frozen = 1 AND a.frozen_eur IS NULL
                OR a.was_seized = 1 AND a.seized_eur IS NULL THEN NULL
            ELSE greatest(coalesce(a.suspended_eur, 0), coalesce(a.frozen_eur, 0), coalesce(a.seized_eur, 0))
        END AS restrained_eur
    FROM assets AS a
    JOIN mine AS m ON m.asset = a.asset
)
SELECT 'restrained' AS stage, count(*) AS things, sum(restrained_eur) AS eur, count(*) - count(restrained_eur) AS unknown
FROM told WHERE orders > 0
UNION ALL
SELECT 'suspended', count(*), sum(suspended_eur), count(*) - count(suspended_eur) FROM told WHERE was_suspended = 1
UNION ALL
SELECT 'frozen', count(*), sum(frozen_eur), count(*) - count(frozen_eur) FROM told WHERE was_frozen = 1
UNION ALL
SELECT 'seized', count(*), sum(seized_eur), count(*) - count(seized_eur) FROM told WHERE was_seized = 1
UNION ALL
SELECT 'restrained now', count(*), sum(held_eur), count(*) - count(held_eur)
FROM told WHERE state IN ('suspended', 'frozen', 'seized')
UNION ALL
SELECT 'confiscated', count(*), sum(confiscated_eur), count(*) - count(confiscated_eur) FROM told WHERE was_confiscated = 1
UNION ALL
SELECT 'returned', count(*), sum(returned_eur), count(*) - count(returned_eur) FROM told WHERE was_returned = 1
