-- The source rows behind each transaction or cluster that counts or was left out, at most 20, in file and line order.
WITH cited AS (
    SELECT r.point, r.source_file, r.source_row
    FROM cospend_rows AS r
    JOIN owner_cited AS c ON c.point = r.point
    UNION
    SELECT p.point, r.source_file, r.source_row
    FROM cluster_rows AS r
    JOIN owner_points AS p ON p.name = r.name AND p.kind = 'cluster'
    JOIN owner_cited AS c ON c.point = p.point
), placed AS (
    SELECT point, source_file, source_row, row_number() OVER (PARTITION BY point ORDER BY source_file, source_row) AS place
    FROM cited
)
SELECT point, place, source_file || ':' || CAST(source_row AS VARCHAR) AS evidence FROM placed WHERE place <= 20
