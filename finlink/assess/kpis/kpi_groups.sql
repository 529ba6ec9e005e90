-- Which group each case belongs to: always "all", and one by the chosen column or registration period.
SELECT case_id, 'all' AS grp FROM case_facts
UNION ALL
SELECT f.case_id,
    coalesce(
        CASE p.by_what
            WHEN 'unit' THEN f.unit
            WHEN 'offence' THEN f.offence
            WHEN 'country' THEN f.country
            WHEN 'month' THEN strftime(f.opened, '%Y-%m')
            WHEN 'quarter' THEN CAST(year(f.opened) AS VARCHAR) || '-Q' || CAST(quarter(f.opened) AS VARCHAR)
            WHEN 'year' THEN CAST(year(f.opened) AS VARCHAR)
        END, 'unknown'
    ) AS grp
FROM case_facts AS f
CROSS JOIN kpi_params AS p
WHERE p.by_what <> ''
