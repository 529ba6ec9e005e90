-- The requests of cases of E to the financial intelligence unit and to asset recovery offices that were answered, and after how
-- many days; one for several cases once in each group.
WITH asked AS (
    SELECT c.grp, r.request, r.fiu, r.aro, r.reply_days
    FROM base_requests AS r
    JOIN kpi_cohort AS c ON c.case_id = r.case_id
    WHERE r.fiu + r.aro > 0 AND r.past = 1 AND r.reply_days IS NOT NULL AND c.eligible = 1
)
SELECT grp, request, fiu, aro, min(reply_days) AS days FROM asked WHERE grp <> 'all' GROUP BY grp, request, fiu, aro
UNION ALL
SELECT 'all' AS grp, request, fiu, aro, min(reply_days) AS days FROM asked GROUP BY request, fiu, aro
