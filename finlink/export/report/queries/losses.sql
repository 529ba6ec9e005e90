-- The known losses of the report's cases, those that are not required (duplicates, unfounded) left out.
SELECT count(loss_eur) AS things, sum(loss_eur) AS eur, count(*) - count(loss_eur) AS unknown
FROM report_cases
WHERE status <> 'NOT_REQUIRED'
