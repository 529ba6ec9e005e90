-- The investigations that cover the frontier's cases, and the cases that its investigations cover.
SELECT DISTINCT 'investigation:' || c.investigation_id AS source, 'case:' || c.case_id AS target, 'covers' AS relation,
    CAST(1 AS DOUBLE) AS strength
FROM coverage AS c
WHERE 'investigation:' || c.investigation_id IN (SELECT node FROM frontier)
    OR 'case:' || c.case_id IN (SELECT node FROM frontier)
