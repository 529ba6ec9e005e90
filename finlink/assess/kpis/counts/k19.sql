-- K19 the international requests sent in the period and what became of them; K20 those to the 24/7 network and those of
-- spontaneous information.
SELECT grp, count(*) AS sent,
    sum(CASE WHEN state = 'answered' THEN 1 ELSE 0 END) AS answered,
    sum(CASE WHEN state = 'refused' THEN 1 ELSE 0 END) AS refused,
    sum(CASE WHEN state = 'withdrawn' THEN 1 ELSE 0 END) AS withdrawn,
    sum(CASE WHEN state = 'pending' THEN 1 ELSE 0 END) AS pending,
    sum(CASE WHEN state = 'answered' AND reply_days IS NULL THEN 1 ELSE 0 END) AS answered_no_date,
    sum(has_term) AS with_term, sum(expired) AS expired,
    sum(point_24_7) AS point_24_7, sum(spontaneous) AS spontaneous
FROM kpi_requests_sent
GROUP BY grp
