-- Every request with what tells it from all others: its id, else to whom it went over which channel and when; and which
-- of several of that it is, by the rest of its cells.
WITH named AS (
    SELECT r.*, coalesce(request_id, channel || '/' || coalesce(country, '') || '/' || coalesce(counterpart, '')
        || '/' || coalesce(CAST(sent AS VARCHAR), '')) AS name
    FROM requests AS r
)
SELECT n.*, source_file || ':' || CAST(source_row AS VARCHAR) AS evidence,
    row_number() OVER (
        PARTITION BY case_id, name
        ORDER BY sent, channel, country, counterpart, due, answered, outcome, valid_until, source_file, source_row
    ) AS nth
FROM named AS n
