-- The group of each case for a breakdown by unit, offence or country, or "all" without one; no row for a breakdown by time,
-- which goes by the days of events. A unit that is itself called "all" is written with quotes.
WITH placed AS (
    SELECT c.case_id, p.by_what,
        CASE p.by_what
            WHEN 'unit' THEN coalesce(c.unit, 'unknown')
            WHEN 'offence' THEN coalesce(c.offence, 'unknown')
            WHEN 'country' THEN coalesce(c.country, 'unknown')
        END AS place
    FROM base_cases AS c
    CROSS JOIN kpi_params AS p
    WHERE p.by_time = 0
)
SELECT case_id, CASE WHEN place = 'all' THEN '"all"' ELSE coalesce(place, 'all') END AS grp
FROM placed
