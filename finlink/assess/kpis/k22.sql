-- K22 eligible cases that share an account, wallet, holder or party with another case (links that join, strength 0.9
-- and more); K22b of these, those covered together with a linked case by one investigation.
WITH linked AS (
    SELECT "left" AS case_id, "right" AS other FROM links WHERE strength >= 0.9 AND status <> 'rejected'
    UNION
    SELECT "right" AS case_id, "left" AS other FROM links WHERE strength >= 0.9 AND status <> 'rejected'
), joint AS (
    SELECT DISTINCT l.case_id
    FROM linked AS l
    JOIN coverage AS mine ON mine.case_id = l.case_id
    JOIN coverage AS theirs ON theirs.case_id = l.other AND theirs.investigation_id = mine.investigation_id
), counted AS (
    SELECT k.grp, count(*) AS eligible, count(l.case_id) AS linked, count(j.case_id) AS joint
    FROM kpi_cases AS k
    LEFT JOIN (SELECT DISTINCT case_id FROM linked) AS l ON l.case_id = k.case_id
    LEFT JOIN joint AS j ON j.case_id = k.case_id
    WHERE k.eligible = 1
    GROUP BY k.grp
)
SELECT 'K22' AS kpi, grp, CAST(linked AS DECIMAL(38, 2)) AS numerator, CAST(eligible AS DECIMAL(38, 2)) AS denominator,
    CAST(linked / nullif(eligible, 0) AS DECIMAL(38, 4)) AS value, 'hubs join no cases' AS excluded
FROM counted
UNION ALL
SELECT 'K22b', grp, CAST(joint AS DECIMAL(38, 2)), CAST(linked AS DECIMAL(38, 2)),
    CAST(joint / nullif(linked, 0) AS DECIMAL(38, 4)), ''
FROM counted
