-- Every finding with its sentence without figures, dates and numbers of networks: a finding that only got older, or
-- whose network has another number, is the same. nth tells those of one rule apart that say the same.
WITH bare AS (
    SELECT subject, coalesce(case_id, '') AS case_id, rule, severity, reason, evidence,
        regexp_replace(reason, ' N?[0-9][0-9.,:-]*', ' #', 'g') AS bones
    FROM findings
)
SELECT b.*, row_number() OVER (PARTITION BY subject, case_id, rule, bones ORDER BY reason, evidence) AS nth
FROM bare AS b
