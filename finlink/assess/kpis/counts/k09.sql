-- K9 of the investigations whose scope is known and in whose cases a channel is seen, those whose scope names every one.
SELECT grp, sum(CASE WHEN no_scope = 0 AND no_channel = 0 THEN complete ELSE 0 END) AS complete,
    sum(CASE WHEN no_scope = 0 AND no_channel = 0 THEN 1 ELSE 0 END) AS comparable,
    sum(no_scope) AS no_scope, sum(CASE WHEN no_scope = 0 THEN no_channel ELSE 0 END) AS no_channel
FROM kpi_pfis_opened
GROUP BY grp
