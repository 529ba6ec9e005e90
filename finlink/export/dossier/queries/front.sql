-- What the register and the assessment say of the case itself, one row.
SELECT c.case_id, c.title, c.unit, c.country, c.offence, c.incident_on, c.reported_on, c.opened, c.closed, c.indicted,
    c.status AS case_status, c.loss, c.currency, c.proceeds_estimate, c.victims, c.prosecutor, c.str_refs, c.notes, c.handling,
    c.waiver_reason, c.waiver_by, c.source_file || ':' || CAST(c.source_row AS VARCHAR) AS row_evidence,
    m.loss_eur, m.on_date, m.rate, m.price, m.price_currency, m.rate_source, r.source AS rate_said,
    s.status, s.reason, s.evidence, f.network, f.timely_days, f.stalled_days, f.threshold_eur
FROM cases AS c
JOIN dossier_case AS d ON d.case_id = c.case_id
JOIN case_status AS s ON s.case_id = c.case_id
JOIN case_facts AS f ON f.case_id = c.case_id
LEFT JOIN case_money AS m ON m.case_id = c.case_id
LEFT JOIN rates AS r ON r.source_file || ':' || CAST(r.source_row AS VARCHAR) = m.rate_source
