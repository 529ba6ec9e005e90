-- Where the order of movements of one instant was not given and matters: what a destination gets where money is taken to
-- come in first (the rule), and where it goes out first.
SELECT coalesce(a.case_id, b.case_id) AS case_id, p.node AS destination, p.chain, p.currency,
    coalesce(a.reason, b.reason) AS reason, coalesce(a.units, 0) AS units, coalesce(b.units, 0) AS other
FROM trace_usual AS a
FULL JOIN trace_turned AS b ON b.case_id = a.case_id AND b.pot = a.pot AND b.reason = a.reason
JOIN trace_pots AS p ON p.pot = coalesce(a.pot, b.pot)
WHERE coalesce(a.units, 0) <> coalesce(b.units, 0)
ORDER BY 1, 2, 3, 4, 5
