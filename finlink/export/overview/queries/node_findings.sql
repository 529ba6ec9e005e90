-- The findings of each case, and those whose subject is another node, the most urgent step first.
WITH found AS (
    SELECT 'case:' || case_id AS node, rule, severity, reason, next_step, evidence, urgent, step_rank FROM findings
    WHERE case_id IS NOT NULL
    UNION
    SELECT subject, rule, severity, reason, next_step, evidence, urgent, step_rank FROM findings
)
SELECT n.number, f.rule, f.severity, f.reason, f.next_step, f.evidence
FROM found AS f
JOIN overview_nodes AS n ON n.node = f.node
ORDER BY n.number, f.urgent DESC, f.step_rank, f.rule, f.reason, f.evidence
