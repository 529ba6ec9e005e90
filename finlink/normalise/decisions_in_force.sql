-- The last decision on each pair: by its time, then by its place in the files.
WITH numbered AS (
    SELECT *, row_number() OVER (
        PARTITION BY left_ref, right_ref ORDER BY "at" DESC NULLS LAST, source_file DESC, source_row DESC
    ) AS nth
    FROM decisions_read
)
SELECT left_ref, right_ref, decision, "by", "at", reason, source_file || ':' || CAST(source_row AS VARCHAR) AS evidence
FROM numbered
WHERE nth = 1
ORDER BY left_ref, right_ref
