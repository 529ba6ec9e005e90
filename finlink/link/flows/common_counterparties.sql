-- Accounts of two cases, in roles that mean something, paid the same third account within `counterparty_days` days of
-- each other. It is no hub, no service's and no merchant's, belongs to neither case, and no more than `hub_limit` cases
-- pay it. Strength at most 0.6: shown, joins nothing. Evidence: the rows of the paying accounts and the payments of that
-- time, at most ten for either case.
WITH sides AS (
    SELECT "left", "right", receiver, "left" AS case_id, left_sender AS sender, left_stretch AS stretch
    FROM counterparty_pairs
    UNION
    SELECT "left", "right", receiver, "right" AS case_id, right_sender AS sender, right_stretch AS stretch
    FROM counterparty_pairs
), payments AS (
    SELECT s."left", s."right", s.receiver, s.case_id, s.sender, f.source_file || ':' || CAST(f.source_row AS VARCHAR) AS evidence,
        row_number() OVER (
            PARTITION BY s."left", s."right", s.receiver, s.case_id ORDER BY f.day, f.source_file, f.source_row) AS place
    FROM sides AS s
    CROSS JOIN flow_params AS x
    JOIN flow_rows AS f ON f.receiver = s.receiver AND f.sender = s.sender
        AND datediff('day', DATE '1900-01-01', f.day) // (x.counterparty_days + 1) = s.stretch
), held AS (
    SELECT DISTINCT p."left", p."right", p.receiver, p.case_id, e.evidence
    FROM payments AS p
    JOIN flow_evidence AS e ON e.code = p.sender AND e.case_id = p.case_id
    WHERE p.place <= 10
), cited AS (
    SELECT "left", "right", receiver, case_id, 1 AS part, evidence FROM held
    UNION ALL
    SELECT "left", "right", receiver, case_id, 2 AS part, evidence FROM payments WHERE place <= 10
), parts AS (
    SELECT "left", "right", receiver, case_id, part, array_to_string(list_sort(list(evidence)), '; ') AS evidence
    FROM cited
    GROUP BY "left", "right", receiver, case_id, part
), told AS (
    SELECT h."left", h."right", h.receiver, h.case_id, h.evidence || '; ' || p.evidence AS evidence
    FROM parts AS h
    JOIN parts AS p ON p."left" = h."left" AND p."right" = h."right" AND p.receiver = h.receiver
        AND p.case_id = h.case_id AND p.part = 2
    WHERE h.part = 1
), found AS (
    SELECT "left", "right", receiver, max(strength) AS strength FROM counterparty_pairs GROUP BY "left", "right", receiver
)
SELECT f."left", f."right", 'common_counterparty' AS kind, n.node AS via,
    CAST(least(0.6, f.strength, n.strength) AS DOUBLE) AS strength, 0 AS joining, l.evidence || '; ' || r.evidence AS evidence
FROM found AS f
JOIN flow_nodes AS n ON n.code = f.receiver
JOIN told AS l ON l."left" = f."left" AND l."right" = f."right" AND l.receiver = f.receiver AND l.case_id = f."left"
JOIN told AS r ON r."left" = f."left" AND r."right" = f."right" AND r.receiver = f.receiver AND r.case_id = f."right"
ORDER BY 1, 2, 4
