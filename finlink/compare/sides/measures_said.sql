-- Every measure with what tells it from all others: its id, else what was ordered where and when; and which of several
-- of that it is, by the rest of its cells.
WITH named AS (
    SELECT m.*, coalesce(measure_id, measure || '/' || coalesce(asset_id, target, '') || '/' || coalesce(currency, '')
        || '/' || coalesce(CAST(date AS VARCHAR), '')) AS name
    FROM measures AS m
)
SELECT n.*, source_file || ':' || CAST(source_row AS VARCHAR) AS evidence,
    row_number() OVER (
        PARTITION BY case_id, name
        ORDER BY date, measure, amount, currency, target, asset_id, order_ref, authority, source_file, source_row
    ) AS nth
FROM named AS n
