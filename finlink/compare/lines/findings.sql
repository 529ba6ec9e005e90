-- Findings that came, that are resolved, and those that now say something else of the same subject. First those that
-- say the same in both builds but for figures are set aside; what is left of one subject and rule is told in pairs.
WITH old_left AS (
    SELECT o.*, row_number() OVER (PARTITION BY o.subject, o.case_id, o.rule ORDER BY o.bones, o.nth) AS place
    FROM old_findings_said AS o
    LEFT JOIN new_findings_said AS n
        ON n.subject = o.subject AND n.case_id = o.case_id AND n.rule = o.rule AND n.bones = o.bones AND n.nth = o.nth
    WHERE n.subject IS NULL
), new_left AS (
    SELECT n.*, row_number() OVER (PARTITION BY n.subject, n.case_id, n.rule ORDER BY n.bones, n.nth) AS place
    FROM new_findings_said AS n
    LEFT JOIN old_findings_said AS o
        ON n.subject = o.subject AND n.case_id = o.case_id AND n.rule = o.rule AND n.bones = o.bones AND n.nth = o.nth
    WHERE o.subject IS NULL
)
SELECT
    CASE WHEN o.rule IS NULL THEN 'finding_new' WHEN n.rule IS NULL THEN 'finding_resolved' ELSE 'finding_changed' END AS what,
    coalesce(n.subject, o.subject) AS subject, coalesce(o.rule || ' (' || o.severity || ')', '') AS before,
    coalesce(n.rule || ' (' || n.severity || ')', '') AS after,
    CASE
        WHEN n.rule IS NULL AND g.case_id IS NOT NULL THEN 'The case is no longer in the register. It said: ' || o.reason
        WHEN n.rule IS NULL THEN 'It said: ' || o.reason
        WHEN o.rule IS NULL THEN n.reason
        ELSE n.reason || ' Before: ' || o.reason
    END AS reason,
    coalesce(n.evidence, o.evidence) AS evidence
FROM new_left AS n
FULL JOIN old_left AS o ON o.subject = n.subject AND o.case_id = n.case_id AND o.rule = n.rule AND o.place = n.place
LEFT JOIN (
    SELECT a.case_id FROM old_case_status AS a LEFT JOIN new_case_status AS b ON b.case_id = a.case_id
    WHERE b.case_id IS NULL
) AS g ON g.case_id = o.case_id
