-- Traced money of the cases whose trace rests on no withheld row.
SELECT t.*
FROM all_rows AS t
LEFT JOIN untraced_cases AS u ON u.case_id = t.case_id
WHERE u.case_id IS NULL
