-- Every request with what became of it. One request for several cases has a row for each, with the same number, channel,
-- country and day: it counts once. An answer after the as-of date is none yet; days before the request are no days. FIU, ARO and STR are domestic channels, all others international.
SELECT coalesce(r.request_id || ' ' || r.channel || ' ' || coalesce(r.country, '') || ' ' || CAST(r.sent AS VARCHAR),
        r.source_file || ':' || CAST(r.source_row AS VARCHAR)) AS request,
    r.case_id, r.channel, r.sent,
    CASE
        WHEN r.answered > p.as_of THEN 'pending'
        WHEN r.outcome IN ('refused', 'withdrawn') THEN r.outcome
        WHEN r.outcome IN ('answered', 'partly_answered') OR r.answered IS NOT NULL THEN 'answered'
        ELSE 'pending'
    END AS state,
    CASE
        WHEN r.outcome IN ('refused', 'withdrawn') OR r.answered > p.as_of OR r.answered < r.sent THEN NULL
        ELSE date_diff('day', r.sent, r.answered)
    END AS reply_days,
    CASE WHEN r.sent > p.as_of THEN 0 ELSE 1 END AS past,
    CASE WHEN r.valid_until IS NULL THEN 0 ELSE 1 END AS has_term,
    CASE WHEN r.valid_until < p.as_of THEN 1 ELSE 0 END AS expired,
    CASE WHEN r.channel IN ('FIU', 'STR') THEN 1 ELSE 0 END AS fiu,
    CASE WHEN r.channel = 'ARO' THEN 1 ELSE 0 END AS aro,
    CASE WHEN r.channel IN ('FIU', 'STR', 'ARO') THEN 0 ELSE 1 END AS international,
    CASE WHEN r.channel = 'BC-35' THEN 1 ELSE 0 END AS point_24_7,
    CASE WHEN r.channel = 'BC-26' THEN 1 ELSE 0 END AS spontaneous
FROM requests AS r
CROSS JOIN params AS p
