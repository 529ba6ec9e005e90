-- The worklist of the report's cases, most urgent first. A reason has up to two parts: why the status, and the finding.
SELECT g.case_id, c.unit, g.status, g.priority, c.age_days, g.loss_eur AS loss, g.freezable_eur AS freezable, g.findings,
    CASE WHEN g.reason = c.status_reason OR starts_with(g.reason, c.status_reason || ' ') THEN c.status_reason END AS status_reason,
    CASE
        WHEN g.reason = c.status_reason THEN NULL
        WHEN starts_with(g.reason, c.status_reason || ' ') THEN substring(g.reason, length(c.status_reason) + 2)
        ELSE g.reason
    END AS found_reason,
    g.next_step
FROM gaps AS g
JOIN report_cases AS c ON c.case_id = g.case_id
ORDER BY g.priority DESC, g.loss_eur DESC NULLS LAST, g.case_id
