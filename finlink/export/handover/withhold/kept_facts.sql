-- What the graph tells of a case beside its row: the loss in euro, and its network unless that may rest on withheld rows.
SELECT f.case_id, f.loss_eur, CASE WHEN u.case_id IS NULL THEN f.network END AS network
FROM all_rows AS f
LEFT JOIN unjudged_cases AS u ON u.case_id = f.case_id
