-- Everything the status of a case depends on, one row a case.
WITH cover AS (
    SELECT case_id, count(*) AS investigations, min(opened) AS first_opened, max(is_open) AS any_open,
        max(has_result) AS any_result,
        max(CASE WHEN is_open = 1 AND contains(';' || coalesce(scope, '') || ';', ';bank;') THEN 1 ELSE 0 END) AS scope_bank,
        max(CASE WHEN is_open = 1 AND contains(';' || coalesce(scope, '') || ';', ';crypto;') THEN 1 ELSE 0 END) AS scope_crypto,
        max(CASE WHEN is_open = 1 AND scope IS NULL THEN 1 ELSE 0 END) AS scope_unknown,
        max(CASE WHEN is_open = 1 THEN coalesce(greatest(last_action, opened), DATE '9999-12-31') END) AS last_step,
        array_to_string(list_sort(list(investigation_id)), ';') AS investigation_ids,
        array_to_string(list_sort(list(evidence)), '; ') AS evidence
    FROM coverage
    GROUP BY case_id
)
SELECT c.case_id, c.title, c.unit, c.country, lower(c.offence) AS offence_written, o.code AS offence_code,
    CASE WHEN o.listed THEN 1 ELSE 0 END AS offence_listed, CASE WHEN o.exempt THEN 1 ELSE 0 END AS offence_exempt,
    c.offence, c.opened, c.closed, c.indicted, c.incident_on, c.reported_on, c.status AS case_status, c.loss,
    c.currency, c.proceeds_estimate, m.loss_eur, c.pfi,
    CASE WHEN c.pfi IS NOT NULL OR c.pfi_opened IS NOT NULL OR c.pfi_ref IS NOT NULL THEN 1 ELSE 0 END AS pfi_told,
    c.waiver_reason, c.waiver_by,
    v.investigations, v.first_opened, v.any_open, v.any_result, v.last_step, v.scope_bank, v.scope_crypto,
    v.scope_unknown, v.investigation_ids, v.evidence AS cover_evidence,
    coalesce(h.bank, 0) AS has_bank, coalesce(h.crypto, 0) AS has_crypto, coalesce(h.known_ends, 0) AS known_ends,
    n.network, c.source_file || ':' || CAST(c.source_row AS VARCHAR) AS evidence,
    p.as_of, p.timely_days, p.stalled_days, p.threshold_eur, p.has_investigations,
    date_diff('day', c.opened, p.as_of) AS age_days
FROM cases AS c
CROSS JOIN params AS p
LEFT JOIN case_money AS m ON m.case_id = c.case_id
LEFT JOIN cover AS v ON v.case_id = c.case_id
LEFT JOIN channels AS h ON h.case_id = c.case_id
LEFT JOIN network_members AS n ON n.case_id = c.case_id
LEFT JOIN offences AS o ON o.written = c.offence
ORDER BY c.case_id
