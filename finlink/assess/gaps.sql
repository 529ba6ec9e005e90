-- One row a case that lacks an investigation, or has it late, stalled or partial, or has an open finding; the most
-- urgent first. A case of which the register does not say whether it has one (UNKNOWN) is counted, not listed.
WITH deadlines AS (
    -- What a request obtained and what runs out soonest, where nothing followed it (G11).
    SELECT q.case_id, min(date_diff('day', p.as_of, q.valid_until)) AS days_left
    FROM requests AS q
    CROSS JOIN params AS p
    JOIN findings AS f ON f.case_id = q.case_id AND f.rule = 'G11'
    WHERE q.valid_until >= p.as_of AND contains('; ' || f.evidence || ';', '; ' || q.source_file || ':' || CAST(q.source_row AS VARCHAR) || ';')
    GROUP BY q.case_id
), listed AS (
    SELECT s.case_id, s.status, p.findings, p.joinable, s.reason AS status_reason, p.next_step, p.reason, p.urgent_step, p.urgent_reason,
        f.loss_eur, t.traced_eur, t.freezable_eur, f.network, w.points AS status_points, w.next_step AS status_step,
        coalesce(p.points, 0) AS finding_points, 10 * f.has_crypto AS crypto_points,
        CASE
            WHEN f.loss_eur >= 1000000 THEN 40 WHEN f.loss_eur >= 100000 THEN 30 WHEN f.loss_eur >= 10000 THEN 20
            WHEN f.loss_eur >= 1000 THEN 10 ELSE 0
        END AS loss_points,
        CASE
            WHEN t.freezable_eur >= 1000000 THEN 30 WHEN t.freezable_eur >= 100000 THEN 20 WHEN t.freezable_eur >= 10000 THEN 10
            WHEN t.freezable_eur >= 1000 THEN 5 ELSE 0
        END AS reach_points,
        CASE WHEN d.days_left <= 3 THEN 30 WHEN d.days_left IS NOT NULL THEN 15 ELSE 0 END AS deadline_points,
        CASE WHEN s.status = 'MISSING' THEN least((f.age_days - f.timely_days) // 30, 12) ELSE 0 END AS age_points
    FROM case_status AS s
    JOIN case_facts AS f ON f.case_id = s.case_id
    JOIN status_words AS w ON w.status = s.status
    LEFT JOIN case_traced AS t ON t.case_id = s.case_id
    LEFT JOIN deadlines AS d ON d.case_id = s.case_id
    LEFT JOIN case_findings AS p ON p.case_id = s.case_id
    WHERE (w.listed OR p.findings IS NOT NULL) AND s.status <> 'UNKNOWN'
)
SELECT case_id, status, coalesce(findings, '') AS findings,
    CAST(
        status_points + finding_points + loss_points + reach_points + crypto_points + deadline_points + age_points AS INTEGER
    ) AS priority,
    CASE
        WHEN reason IS NULL THEN status_reason
        WHEN status = 'MISSING' THEN reason
        ELSE status_reason || ' ' || reason
    END || coalesce(' ' || urgent_reason, '') AS reason,
    CASE
        WHEN urgent_step IS NULL THEN coalesce(next_step, status_step)
        WHEN next_step IS NULL AND status_points = 0 THEN urgent_step
        ELSE urgent_step || ' ' || coalesce(next_step, status_step)
    END AS next_step, loss_eur, traced_eur, freezable_eur, network, joinable AS joinable_investigation,
    'status ' || CAST(status_points AS VARCHAR) || ' + findings ' || CAST(finding_points AS VARCHAR)
        || ' + loss ' || CAST(loss_points AS VARCHAR) || ' + reachable ' || CAST(reach_points AS VARCHAR)
        || ' + wallets ' || CAST(crypto_points AS VARCHAR) || ' + deadline ' || CAST(deadline_points AS VARCHAR)
        || ' + age ' || CAST(age_points AS VARCHAR) AS priority_parts
FROM listed
ORDER BY priority DESC, loss_eur DESC NULLS LAST, case_id
