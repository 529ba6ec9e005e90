-- What was traced to a place by the declared method: to a service, or to an account or wallet where it lies. Fees and
-- what went to no known account are not there any more.
SELECT count(DISTINCT t.case_id) AS things, sum(t.amount_eur) AS eur, count(*) - count(t.amount_eur) AS unknown
FROM trace_ends AS t
JOIN report_cases AS c ON c.case_id = t.case_id
WHERE t.amount > 0 AND c.status <> 'NOT_REQUIRED'
    AND t.reason IN ('service', 'left on the account', 'age limit', 'smaller than the dust limit')
