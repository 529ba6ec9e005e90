-- The networks with a case of the report, by known loss; their figures are those of the whole network.
SELECT n.network, n.cases, n.with_investigation, n.cases - n.with_investigation AS without_investigation,
    n.loss_eur AS loss, CAST(n.losses_unknown AS INTEGER) AS unknown, n.lead, f.unit
FROM networks AS n
JOIN (
    SELECT DISTINCT m.network FROM network_members AS m JOIN report_cases AS c ON c.case_id = m.case_id
) AS mine ON mine.network = n.network
LEFT JOIN case_facts AS f ON f.case_id = n.lead
ORDER BY n.loss_eur DESC NULLS LAST, n.cases DESC, length(n.network), n.network
