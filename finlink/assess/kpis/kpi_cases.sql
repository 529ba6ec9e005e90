-- The cases registered in the period with the group they count in; every case also counts in the group "all".
SELECT f.case_id, f.loss_eur, f.opened, f.first_opened, f.age_days, f.timely_days, f.investigations, s.status,
    CASE WHEN s.status IN ('NOT_REQUIRED', 'UNDETERMINED', 'UNKNOWN') THEN 0 ELSE 1 END AS eligible,
    CASE WHEN d.case_id IS NULL THEN 0 ELSE 1 END AS impossible_dates, g.grp
FROM case_facts AS f
CROSS JOIN kpi_params AS p
JOIN case_status AS s ON s.case_id = f.case_id
LEFT JOIN (SELECT DISTINCT case_id FROM findings WHERE rule = 'G22') AS d ON d.case_id = f.case_id
JOIN kpi_groups AS g ON g.case_id = f.case_id
WHERE (p.from_date IS NULL OR f.opened >= p.from_date) AND (p.to_date IS NULL OR f.opened <= p.to_date)
