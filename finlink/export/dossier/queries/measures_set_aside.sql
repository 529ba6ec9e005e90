-- How many rows of measures reading set aside and nobody repaired: no figure of the dossier knows of them.
SELECT CAST(coalesce(sum(unrepaired), 0) AS BIGINT) AS set_aside
FROM files
WHERE "table" = 'measures'
