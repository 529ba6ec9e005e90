-- How many of the report's cases have each status, and their known loss.
SELECT status, count(*) AS cases, sum(loss_eur) AS loss, count(*) - count(loss_eur) AS unknown
FROM report_cases
GROUP BY status
