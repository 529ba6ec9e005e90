-- Every date that says the register was still being written, with the row that first carries it.
SELECT on_date, min(evidence) AS evidence
FROM (
    SELECT opened AS on_date, source_file || ':' || CAST(source_row AS VARCHAR) || ' opened' AS evidence FROM cases
    UNION ALL
    SELECT closed, source_file || ':' || CAST(source_row AS VARCHAR) || ' closed' FROM cases
    UNION ALL
    SELECT opened, source_file || ':' || CAST(source_row AS VARCHAR) || ' opened' FROM investigations
    UNION ALL
    SELECT last_action, source_file || ':' || CAST(source_row AS VARCHAR) || ' last_action' FROM investigations
    UNION ALL
    SELECT closed, source_file || ':' || CAST(source_row AS VARCHAR) || ' closed' FROM investigations
    UNION ALL
    SELECT date, source_file || ':' || CAST(source_row AS VARCHAR) || ' date' FROM measures
    UNION ALL
    SELECT sent, source_file || ':' || CAST(source_row AS VARCHAR) || ' sent' FROM requests
    UNION ALL
    SELECT answered, source_file || ':' || CAST(source_row AS VARCHAR) || ' answered' FROM requests
    UNION ALL
    SELECT on_date, evidence FROM transfer_days
) AS dates
WHERE on_date IS NOT NULL
GROUP BY on_date
ORDER BY on_date DESC
