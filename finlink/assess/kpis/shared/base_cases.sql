-- What the indicators ask of each case, whatever the period and the breakdown; one row a case.
-- A 1 or 0 is an answer; empty means that the register does not say.
WITH covers AS (
    SELECT case_id, max(CASE WHEN contains(';' || scope || ';', ';crypto;') THEN 1 ELSE 0 END) AS crypto_scope,
        max(CASE WHEN scope IS NULL THEN 1 ELSE 0 END) AS no_scope
    FROM coverage
    GROUP BY case_id
), asked AS (
    SELECT case_id, max(fiu) AS fiu, max(aro) AS aro, max(international) AS international, max(point_24_7) AS point_24_7,
        max(spontaneous) AS spontaneous
    FROM base_requests
    WHERE past = 1
    GROUP BY case_id
), misdated AS (
    -- As G22 has it, without what it says of measures and requests: no delay depends on these.
    SELECT case_id FROM case_facts WHERE opened > as_of OR closed > as_of OR closed < opened OR reported_on < incident_on
    UNION
    SELECT f.case_id
    FROM case_facts AS f
    JOIN coverage AS c ON c.case_id = f.case_id
    WHERE c.opened < f.incident_on OR c.opened > f.as_of OR c.closed > f.as_of OR c.last_action > f.as_of OR c.closed < c.opened
), restrained AS (
    SELECT e.case_id, min(CASE WHEN e.measure IN ('suspended', 'frozen') THEN e.date END) AS first_freeze,
        max(CASE WHEN e.measure = 'confiscated' THEN 1 ELSE 0 END) AS has_confiscation,
        max(CASE WHEN e.measure = 'returned' THEN 1 ELSE 0 END) AS has_return
    FROM asset_events AS e
    CROSS JOIN params AS p
    WHERE p.as_of IS NULL OR e.date <= p.as_of
    GROUP BY e.case_id
), pairs AS (
    SELECT l."left" AS case_id, l."right" AS other FROM links AS l CROSS JOIN params AS p
    WHERE l.status = 'confirmed' OR (l.status = 'proposed' AND l.strength >= p.network_strength)
    UNION
    SELECT l."right" AS case_id, l."left" AS other FROM links AS l CROSS JOIN params AS p
    WHERE l.status = 'confirmed' OR (l.status = 'proposed' AND l.strength >= p.network_strength)
), linked AS (
    SELECT DISTINCT case_id FROM pairs
), joint AS (
    SELECT DISTINCT l.case_id
    FROM pairs AS l
    JOIN coverage AS mine ON mine.case_id = l.case_id
    JOIN coverage AS theirs ON theirs.case_id = l.other AND theirs.investigation_id = mine.investigation_id
)
SELECT f.case_id, f.opened, f.indicted, f.unit, f.offence, f.country, f.loss_eur, s.status, f.first_opened, f.age_days, f.timely_days,
    CASE WHEN s.status IN ('NOT_REQUIRED', 'UNDETERMINED', 'UNKNOWN') THEN 0 ELSE 1 END AS eligible,
    CASE WHEN s.status IN ('NOT_REQUIRED', 'UNDETERMINED', 'UNKNOWN', 'NOT_YET_DUE') THEN 0 ELSE 1 END AS due,
    CASE WHEN f.investigations IS NULL THEN 0 ELSE 1 END AS covered,
    CASE WHEN d.case_id IS NULL THEN 0 ELSE 1 END AS impossible_dates,
    date_diff('day', f.opened, f.first_opened) AS delay_days,
    f.has_crypto, CASE WHEN c.crypto_scope = 1 THEN 1 WHEN c.no_scope = 1 THEN NULL ELSE 0 END AS crypto_scope,
    CASE
        WHEN coalesce(h.foreign_end, 0) = 1 OR coalesce(a.international, 0) = 1 THEN 1
        WHEN f.country IS NULL THEN NULL
        ELSE 0
    END AS cross_border,
    CASE WHEN a.fiu = 1 OR r.str_refs IS NOT NULL THEN 1 ELSE 0 END AS asked_fiu, coalesce(a.aro, 0) AS asked_aro,
    coalesce(a.point_24_7, 0) AS used_24_7, coalesce(a.spontaneous, 0) AS told_spontaneously,
    date_diff('day', coalesce(f.reported_on, f.opened), m.first_freeze) AS freeze_days,
    CASE WHEN m.first_freeze IS NULL THEN 0 ELSE 1 END AS has_freeze,
    coalesce(m.has_confiscation, 0) AS has_confiscation, coalesce(m.has_return, 0) AS has_return,
    CASE WHEN f.offence_code = 'money_laundering' THEN 1 ELSE 0 END AS of_laundering,
    CASE WHEN r.str_refs IS NULL THEN 0 ELSE 1 END AS has_str,
    t.traced_eur, CASE WHEN t.case_id IS NOT NULL AND t.traced_eur IS NULL THEN 1 ELSE 0 END AS traced_unknown,
    CASE WHEN l.case_id IS NULL THEN 0 ELSE 1 END AS linked, CASE WHEN j.case_id IS NULL THEN 0 ELSE 1 END AS joint
FROM case_facts AS f
JOIN case_status AS s ON s.case_id = f.case_id
JOIN cases AS r ON r.case_id = f.case_id
LEFT JOIN misdated AS d ON d.case_id = f.case_id
LEFT JOIN covers AS c ON c.case_id = f.case_id
LEFT JOIN asked AS a ON a.case_id = f.case_id
LEFT JOIN restrained AS m ON m.case_id = f.case_id
LEFT JOIN case_traced AS t ON t.case_id = f.case_id AND t.places > 0
LEFT JOIN base_channels AS h ON h.case_id = f.case_id
LEFT JOIN linked AS l ON l.case_id = f.case_id
LEFT JOIN joint AS j ON j.case_id = f.case_id
