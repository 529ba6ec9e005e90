-- The loss of each case, at the day of the incident, else of the report, else of the registration.
SELECT case_id AS id, loss AS amount, currency, coalesce(incident_on, reported_on, opened) AS on_date
FROM cases
