-- The cases of the report: those registered in its period, or all where it has none.
SELECT f.case_id, f.opened, f.unit, f.loss, f.loss_eur, f.age_days, s.status, s.reason AS status_reason
FROM case_facts AS f
JOIN case_status AS s ON s.case_id = f.case_id
CROSS JOIN report_period AS p
WHERE (p.since IS NULL OR f.opened >= p.since) AND (p.until IS NULL OR f.opened <= p.until)
