-- The findings of the case, the worst first, and of these the one whose next step is the most specific.
SELECT f.*
FROM findings AS f
JOIN dossier_case AS d ON d.case_id = f.case_id
ORDER BY CASE f.severity WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END, f.step_rank, f.rule, f.evidence
