-- The network of the case, and its members.
SELECT n.network, n.cases, n.loss_eur, n.losses_unknown, n.with_investigation, n.lead, m.case_id, m.loss_eur AS case_loss_eur,
    c.title, c.unit, s.status, c.source_file || ':' || CAST(c.source_row AS VARCHAR) AS evidence,
    s.evidence AS status_evidence
FROM network_members AS o
JOIN dossier_case AS d ON d.case_id = o.case_id
JOIN networks AS n ON n.network = o.network
JOIN network_members AS m ON m.network = o.network
JOIN cases AS c ON c.case_id = m.case_id
JOIN case_status AS s ON s.case_id = m.case_id
ORDER BY m.loss_eur DESC NULLS LAST, m.case_id
