-- Every day on which something is counted: whether it lies in the period, whether it is past, and, for a breakdown by
-- month, quarter or year, its group.
WITH days AS (
    SELECT opened AS day FROM base_cases WHERE opened IS NOT NULL
    UNION
    SELECT indicted FROM base_cases WHERE indicted IS NOT NULL
    UNION
    SELECT first_opened FROM base_cases WHERE first_opened IS NOT NULL
    UNION
    SELECT opened FROM base_pfis WHERE opened IS NOT NULL
    UNION
    SELECT closed FROM base_pfis WHERE closed IS NOT NULL
    UNION
    SELECT date FROM asset_events WHERE date IS NOT NULL
    UNION
    SELECT sent FROM base_requests WHERE sent IS NOT NULL
)
SELECT d.day,
    CASE
        WHEN p.by_what = 'month' THEN strftime(d.day, '%Y-%m')
        WHEN p.by_what = 'quarter' THEN CAST(year(d.day) AS VARCHAR) || '-Q' || CAST(quarter(d.day) AS VARCHAR)
        WHEN p.by_what = 'year' THEN CAST(year(d.day) AS VARCHAR)
    END AS grp,
    CASE WHEN (p.from_date IS NULL OR d.day >= p.from_date) AND (p.to_date IS NULL OR d.day <= p.to_date) THEN 1 ELSE 0 END AS in_period,
    CASE WHEN d.day <= p.as_of THEN 1 ELSE 0 END AS past
FROM days AS d
CROSS JOIN kpi_params AS p
