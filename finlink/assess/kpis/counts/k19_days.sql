-- K19 how many international requests sent in the period were answered after how many days.
SELECT grp, reply_days AS days, count(*) AS things
FROM kpi_requests_sent
WHERE state = 'answered' AND reply_days IS NOT NULL
GROUP BY grp, reply_days
