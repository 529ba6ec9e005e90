-- How many payments brought proceeds of the report's cases in: without any, nobody can say what was traced.
SELECT count(*) AS payments
FROM trace_entries AS e
JOIN report_cases AS c ON c.case_id = e.case_id
