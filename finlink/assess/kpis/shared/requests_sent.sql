-- The international requests sent in the period, once in each group that their cases touch and once in "all".
WITH counted AS (
    SELECT r.request, r.channel, r.state, r.reply_days, r.has_term, r.expired, r.point_24_7, r.spontaneous,
        CASE WHEN p.by_what = 'channel' THEN r.channel ELSE coalesce(d.grp, g.grp, p.elsewhere) END AS grp
    FROM base_requests AS r
    CROSS JOIN kpi_params AS p
    JOIN kpi_days AS d ON d.day = r.sent AND d.in_period = 1 AND d.past = 1
    LEFT JOIN kpi_places AS g ON g.case_id = r.case_id
    WHERE r.international = 1
), grouped AS (
    SELECT request, channel, state, reply_days, has_term, expired, point_24_7, spontaneous, grp FROM counted WHERE grp <> 'all'
    UNION ALL
    SELECT request, channel, state, reply_days, has_term, expired, point_24_7, spontaneous, 'all' AS grp FROM counted
)
SELECT grp, request, min(channel) AS channel, min(state) AS state, min(reply_days) AS reply_days, max(has_term) AS has_term,
    max(expired) AS expired, max(point_24_7) AS point_24_7, max(spontaneous) AS spontaneous
FROM grouped
GROUP BY grp, request
