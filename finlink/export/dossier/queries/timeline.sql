-- What happened in the case, one row an event: its day, its time where one is known, what, of what, how much, which row.
WITH own AS (
    SELECT c.*, c.source_file || ':' || CAST(c.source_row AS VARCHAR) AS evidence
    FROM cases AS c
    JOIN dossier_case AS d ON d.case_id = c.case_id
), came AS (
    SELECT h.target, h.target_chain, h.target_currency, array_to_string(list_sort(list(DISTINCT h.evidence)), '; ') AS evidence
    FROM trace_hops AS h
    JOIN dossier_case AS d ON d.case_id = h.case_id
    GROUP BY h.target, h.target_chain, h.target_currency
), ends AS (
    SELECT t.destination, t.reason, t.amount, t.currency, t.first_at, t.last_at, a.evidence
    FROM trace_ends AS t
    JOIN dossier_case AS d ON d.case_id = t.case_id
    LEFT JOIN came AS a ON a.target = t.destination AND a.target_chain = t.chain AND a.target_currency = t.currency
    WHERE t.amount > 0 AND t.reason <> 'fee'
), asked AS (
    SELECT r.*, r.source_file || ':' || CAST(r.source_row AS VARCHAR) AS evidence
    FROM requests AS r
    JOIN dossier_case AS d ON d.case_id = r.case_id
), held AS (
    SELECT a.node, a.account, a.role, a.opened, a.closed, a.source_file || ':' || CAST(a.source_row AS VARCHAR) AS evidence
    FROM accounts AS a
    JOIN dossier_case AS d ON d.case_id = a.case_id
    WHERE coalesce(a.role, '') <> 'victim'
), covered AS (
    SELECT v.* FROM coverage AS v JOIN dossier_case AS d ON d.case_id = v.case_id
), events AS (
    SELECT incident_on AS on_day, NULL AS moment, 'incident' AS what, '' AS subject, '' AS detail,
        CAST(NULL AS DECIMAL(38,18)) AS amount, '' AS currency, evidence FROM own
    UNION ALL SELECT reported_on, NULL, 'reported', '', '', NULL, '', evidence FROM own
    UNION ALL SELECT opened, NULL, 'case opened', '', coalesce(unit, ''), NULL, '', evidence FROM own
    UNION ALL SELECT indicted, NULL, 'indicted', '', '', NULL, '', evidence FROM own
    UNION ALL SELECT closed, NULL, 'case closed', '', '', NULL, '', evidence FROM own
    UNION ALL SELECT CAST(e.time AS DATE), e.time, 'entered', '', e.how, e.amount, e.currency, e.evidence
        FROM trace_entries AS e JOIN dossier_case AS d ON d.case_id = e.case_id
    UNION ALL SELECT CAST(first_at AS DATE), first_at, 'first arrival', destination, reason, NULL, '', evidence FROM ends
        WHERE first_at < last_at AND NOT starts_with(destination, 'outside:')
    UNION ALL SELECT CAST(last_at AS DATE), last_at, CASE WHEN starts_with(destination, 'outside:') THEN 'gone' ELSE 'arrived' END, destination, reason, amount, currency, evidence FROM ends
    UNION ALL SELECT opened, NULL, 'account opened', coalesce(nullif(node, ''), account), coalesce(role, ''), NULL, '', evidence FROM held
    UNION ALL SELECT closed, NULL, 'account closed', coalesce(nullif(node, ''), account), coalesce(role, ''), NULL, '', evidence FROM held
    UNION ALL SELECT opened, NULL, 'PFI opened', investigation_id, coalesce(authority, ''), NULL, '', evidence FROM covered
    UNION ALL SELECT last_action, NULL, 'PFI last action', investigation_id, '', NULL, '', evidence FROM covered
    UNION ALL SELECT closed, NULL, 'PFI closed', investigation_id, coalesce(outcome, ''), NULL, '', evidence FROM covered
    UNION ALL SELECT m.date, NULL, m.measure, coalesce(m.target, m.asset), coalesce(m.authority, ''), m.amount, m.currency, m.evidence
        FROM asset_events AS m JOIN dossier_case AS d ON d.case_id = m.case_id
    UNION ALL SELECT sent, NULL, 'request sent', channel, coalesce(counterpart, ''), NULL, '', evidence FROM asked
    UNION ALL SELECT due, NULL, 'answer due', channel, coalesce(counterpart, ''), NULL, '', evidence FROM asked
    UNION ALL SELECT answered, NULL, 'answered', channel, coalesce(outcome, ''), NULL, '', evidence FROM asked
    UNION ALL SELECT valid_until, NULL, 'valid until', channel, coalesce(counterpart, ''), NULL, '', evidence FROM asked
)
SELECT on_day, moment, what, subject, detail, amount, currency, evidence
FROM events
WHERE on_day IS NOT NULL
ORDER BY on_day, moment NULLS FIRST, CASE what WHEN 'incident' THEN 0 WHEN 'entered' THEN 1 ELSE 2 END, what, subject, amount, evidence
