-- One row an investigation, whatever the number of cases it covers: its first opening, its last closing (none while any of
-- its rows is open, and none yet after the as-of date), its results, the days since its last step, and whether its scope names every channel seen in its cases.
WITH whole AS (
    SELECT p.investigation_id, min(p.opened) AS opened, max(p.closed) AS last_closed, max(p.is_open) AS is_open,
        max(p.has_result) AS has_result, max(p.ml) AS ml, max(coalesce(p.last_action, p.opened)) AS last_step,
        min(p.scope) AS scope,
        max(CASE WHEN contains(';' || p.scope || ';', ';bank;') THEN 1 ELSE 0 END) AS for_bank,
        max(CASE WHEN contains(';' || p.scope || ';', ';crypto;') THEN 1 ELSE 0 END) AS for_crypto,
        max(CASE WHEN contains(';' || p.scope || ';', ';cash;') THEN 1 ELSE 0 END) AS for_cash,
        max(CASE WHEN contains(';' || p.scope || ';', ';foreign;') THEN 1 ELSE 0 END) AS for_foreign,
        coalesce(max(h.bank), 0) AS bank, coalesce(max(h.crypto), 0) AS crypto, coalesce(max(h.cash), 0) AS cash,
        coalesce(max(h.foreign_end), 0) AS foreign_end
    FROM base_pfi_cases AS p
    LEFT JOIN base_channels AS h ON h.case_id = p.case_id
    GROUP BY p.investigation_id
)
SELECT w.investigation_id, w.opened, CASE WHEN w.is_open = 0 AND NOT coalesce(w.last_closed > q.as_of, false) THEN w.last_closed END AS closed,
    CASE WHEN w.last_closed > q.as_of THEN 1 ELSE w.is_open END AS is_open, w.has_result, w.ml,
    CASE WHEN date_diff('day', w.last_step, q.as_of) > q.stalled_days THEN 1 ELSE 0 END AS stalled,
    CASE WHEN w.last_step IS NULL THEN 1 ELSE 0 END AS no_step,
    CASE WHEN w.scope IS NULL THEN 1 ELSE 0 END AS no_scope,
    CASE WHEN w.bank + w.crypto + w.cash + w.foreign_end = 0 THEN 1 ELSE 0 END AS no_channel,
    CASE
        WHEN w.bank <= w.for_bank AND w.crypto <= w.for_crypto AND w.cash <= w.for_cash AND w.foreign_end <= w.for_foreign
            THEN 1
        ELSE 0
    END AS complete
FROM whole AS w
CROSS JOIN params AS q
