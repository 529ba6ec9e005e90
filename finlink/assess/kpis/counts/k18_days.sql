-- How many requests of cases of E to the financial intelligence unit were answered after how many days; one for several cases once.
WITH asked AS (
    SELECT c.grp, r.request, r.reply_days
    FROM base_requests AS r
    JOIN kpi_cohort AS c ON c.case_id = r.case_id
    WHERE r.fiu = 1 AND r.reply_days IS NOT NULL AND c.eligible = 1
), grouped AS (
    SELECT grp, request, min(reply_days) AS days FROM asked WHERE grp <> 'all' GROUP BY grp, request
    UNION ALL
    SELECT 'all' AS grp, request, min(reply_days) AS days FROM asked GROUP BY request
)
SELECT grp, days, count(*) AS things
FROM grouped
GROUP BY grp, days
