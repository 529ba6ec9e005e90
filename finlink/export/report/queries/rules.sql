-- How often each rule was met, and in how many of the report's cases; a finding without a case concerns the register.
SELECT f.rule, min(f.severity) AS severity, count(*) AS findings, count(DISTINCT f.case_id) AS cases
FROM findings AS f
LEFT JOIN report_cases AS c ON c.case_id = f.case_id
WHERE f.case_id IS NULL OR c.case_id IS NOT NULL
GROUP BY f.rule
ORDER BY f.rule
