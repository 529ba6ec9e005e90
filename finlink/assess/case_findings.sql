-- The findings of each case in one row: their rules, their points, and of the rule that comes first what it says and advises
-- (of several findings of that rule, the one whose sentence comes first); beside it the same of the first urgent rule, since
-- money moves while files are opened.
WITH per_rule AS (
    SELECT case_id, rule, min(step_rank) AS step_rank, min(urgent) AS urgent, min(joinable) AS joinable,
        sum(CASE severity WHEN 'high' THEN 20 WHEN 'medium' THEN 10 ELSE 1 END) AS points
    FROM findings
    WHERE case_id IS NOT NULL
    GROUP BY case_id, rule
), per_case AS (
    SELECT case_id, array_to_string(list_sort(list(rule)), ';') AS findings, sum(points) AS points, min(joinable) AS joinable,
        min(CASE WHEN urgent = 0 THEN step_rank END) AS first_rank, min(CASE WHEN urgent = 1 THEN step_rank END) AS urgent_rank
    FROM per_rule
    GROUP BY case_id
), first_step AS (
    SELECT f.case_id, min(f.reason) AS reason, min_by(f.next_step, f.reason) AS next_step
    FROM findings AS f
    JOIN per_case AS p ON p.case_id = f.case_id AND p.first_rank = f.step_rank
    GROUP BY f.case_id
), urgent_step AS (
    SELECT f.case_id, min(f.reason) AS reason, min_by(f.next_step, f.reason) AS next_step
    FROM findings AS f
    JOIN per_case AS p ON p.case_id = f.case_id AND p.urgent_rank = f.step_rank
    GROUP BY f.case_id
)
SELECT p.case_id, p.findings, p.points, p.joinable, n.reason, n.next_step, u.reason AS urgent_reason, u.next_step AS urgent_step
FROM per_case AS p
LEFT JOIN first_step AS n ON n.case_id = p.case_id
LEFT JOIN urgent_step AS u ON u.case_id = p.case_id
