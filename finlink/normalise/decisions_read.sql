-- Every decision whose two sides name something in the register, the sides in text order.
SELECT least(l.ref, r.ref) AS left_ref, greatest(l.ref, r.ref) AS right_ref, d.decision, d."by", d."at", d.reason,
    d.source_file, d.source_row
FROM decisions AS d
JOIN decision_sides AS l ON l.written = d."left"
JOIN decision_sides AS r ON r.written = d."right"
WHERE d.decision IS NOT NULL AND l.ref <> r.ref
ORDER BY d.source_file, d.source_row
