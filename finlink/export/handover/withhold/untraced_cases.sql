-- The cases whose traced money may rest on withheld rows: they have such a row, their trace cites one, or their money
-- went through an account or wallet that one names.
SELECT case_id FROM withheld_rows WHERE case_id IS NOT NULL
UNION
SELECT other_case FROM withheld_rows WHERE other_case IS NOT NULL
UNION
SELECT h.case_id FROM trace_hops AS h JOIN withheld_evidence AS w ON w.evidence = h.evidence
UNION
SELECT t.case_id FROM trace_entries AS t JOIN withheld_evidence AS w ON w.evidence = t.evidence WHERE t.case_id IS NOT NULL
UNION
SELECT h.case_id FROM trace_hops AS h JOIN touched_nodes AS n ON n.node = h.source
UNION
SELECT h.case_id FROM trace_hops AS h JOIN touched_nodes AS n ON n.node = h.target
UNION
SELECT e.case_id FROM trace_ends AS e JOIN touched_nodes AS n ON n.node = e.destination
