-- The packs: international requests sent in the period, by kind of channel, and what became of them.
WITH named AS (
    SELECT grp, state,
        CASE
            WHEN channel IN ('MLA', 'EIO') THEN 'mla'
            WHEN channel LIKE 'BC-%' OR channel LIKE '2AP-%' THEN 'budapest'
            WHEN channel LIKE 'W198-%' THEN 'warsaw'
            WHEN channel = 'EGMONT' THEN 'fiu'
            WHEN channel = 'CARIN' THEN 'recovery'
            WHEN channel IN ('SIENA', 'INTERPOL') THEN 'police'
            ELSE 'other'
        END AS kind
    FROM kpi_requests_sent
)
SELECT grp,
    sum(CASE WHEN kind = 'mla' THEN 1 ELSE 0 END) AS mla,
    sum(CASE WHEN kind = 'mla' AND state = 'answered' THEN 1 ELSE 0 END) AS mla_answered,
    sum(CASE WHEN kind = 'mla' AND state = 'refused' THEN 1 ELSE 0 END) AS mla_refused,
    sum(CASE WHEN kind = 'budapest' THEN 1 ELSE 0 END) AS budapest,
    sum(CASE WHEN kind = 'budapest' AND state = 'answered' THEN 1 ELSE 0 END) AS budapest_answered,
    sum(CASE WHEN kind = 'budapest' AND state = 'refused' THEN 1 ELSE 0 END) AS budapest_refused,
    sum(CASE WHEN kind = 'warsaw' THEN 1 ELSE 0 END) AS warsaw,
    sum(CASE WHEN kind = 'warsaw' AND state = 'answered' THEN 1 ELSE 0 END) AS warsaw_answered,
    sum(CASE WHEN kind = 'warsaw' AND state = 'refused' THEN 1 ELSE 0 END) AS warsaw_refused,
    sum(CASE WHEN kind = 'fiu' THEN 1 ELSE 0 END) AS fiu,
    sum(CASE WHEN kind = 'fiu' AND state = 'answered' THEN 1 ELSE 0 END) AS fiu_answered,
    sum(CASE WHEN kind = 'fiu' AND state = 'refused' THEN 1 ELSE 0 END) AS fiu_refused,
    sum(CASE WHEN kind = 'recovery' THEN 1 ELSE 0 END) AS recovery,
    sum(CASE WHEN kind = 'recovery' AND state = 'answered' THEN 1 ELSE 0 END) AS recovery_answered,
    sum(CASE WHEN kind = 'recovery' AND state = 'refused' THEN 1 ELSE 0 END) AS recovery_refused,
    sum(CASE WHEN kind = 'police' THEN 1 ELSE 0 END) AS police,
    sum(CASE WHEN kind = 'police' AND state = 'answered' THEN 1 ELSE 0 END) AS police_answered,
    sum(CASE WHEN kind = 'police' AND state = 'refused' THEN 1 ELSE 0 END) AS police_refused,
    sum(CASE WHEN kind = 'other' THEN 1 ELSE 0 END) AS other
FROM named
GROUP BY grp
