-- The gap list of the cases whose status rests on no withheld row.
SELECT t.*
FROM all_rows AS t
LEFT JOIN unjudged_cases AS u ON u.case_id = t.case_id
WHERE u.case_id IS NULL
