-- One row a case that lacks an investigation, or has it late, stalled or partial, or has an open finding; the most
-- urgent first. A case of which the register does not say whether it has one (UNKNOWN) is counted, not listed.
WITH listed AS (
    SELECT s.case_id, s.status, p.findings, p.points, p.joinable, s.reason AS status_reason, p.next_step, p.reason,
        f.loss_eur, t.traced_eur, t.freezable_eur, f.network, f.has_crypto, w.points AS status_points, w.next_step AS status_step
    FROM case_status AS s
    JOIN case_facts AS f ON f.case_id = s.case_id
    JOIN status_words AS w ON w.status = s.status
    LEFT JOIN case_reach AS t ON t.case_id = s.case_id
    LEFT JOIN case_findings AS p ON p.case_id = s.case_id
    WHERE (w.listed OR p.findings IS NOT NULL) AND s.status <> 'UNKNOWN'
)
SELECT case_id, status, coalesce(findings, '') AS findings,
    CAST(
        status_points + coalesce(points, 0) + 10 * has_crypto
        + CASE
            WHEN loss_eur >= 1000000 THEN 40
            WHEN loss_eur >= 100000 THEN 30
            WHEN loss_eur >= 10000 THEN 20
            WHEN loss_eur >= 1000 THEN 10
            ELSE 0
        END AS INTEGER
    ) AS priority,
    CASE
        WHEN reason IS NULL THEN status_reason
        WHEN status = 'MISSING' THEN reason
        ELSE status_reason || ' ' || reason
    END AS reason,
    coalesce(next_step, status_step) AS next_step, loss_eur, traced_eur, freezable_eur,
    network, joinable AS joinable_investigation
FROM listed
ORDER BY priority DESC, loss_eur DESC NULLS LAST, case_id
