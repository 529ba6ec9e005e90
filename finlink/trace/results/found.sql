-- What a case's destinations come to: under the declared method, and the least and most under FIFO, LIFO, pro rata and
-- LIBR; with the name and country of the bank or service that keeps it. The holder of an account is its custodian only
-- where the account is a service's: a request must never go to a suspect. Names that differ are all told, a country that
-- rows disagree on is not known; that of an account which no row describes is the one its number says.
WITH services AS (
    SELECT node, nullif(array_to_string(list_sort(list(DISTINCT name)), ' / '), '') AS service,
        CASE WHEN count(DISTINCT country) = 1 THEN min(country) END AS country, min(label) AS label
    FROM (
        SELECT node, service AS name, country, label FROM wallets WHERE node <> ''
        UNION ALL
        SELECT node, CASE WHEN role = 'service' THEN coalesce(holder, bank) ELSE bank END AS name, coalesce(country, account_country) AS country, CAST(NULL AS VARCHAR) AS label
        FROM accounts
        WHERE node <> ''
    )
    GROUP BY node
), spread AS (
    SELECT case_id, pot, reason, coalesce(min(CASE WHEN method <> 'poison' THEN units END), 0) AS least,
        coalesce(max(CASE WHEN method <> 'poison' THEN units END), 0) AS most,
        count(CASE WHEN method <> 'poison' THEN 1 END) AS methods
    FROM trace_found
    GROUP BY case_id, pot, reason
), declared AS (
    SELECT s.case_id, s.pot, s.reason, coalesce(d.units, 0) AS units, CASE WHEN s.methods < 4 THEN 0 ELSE s.least END AS low,
        s.most AS high, f.destination, f.chain, f.currency, f.hops, f.first_at, f.last_at
    FROM spread AS s
    LEFT JOIN trace_found AS d ON d.case_id = s.case_id AND d.pot = s.pot AND d.reason = s.reason
        AND d.method = (SELECT method FROM trace_params)
    JOIN (
        SELECT case_id, pot, reason, min(destination) AS destination, min(chain) AS chain, min(currency) AS currency,
            min(hops) AS hops, min(first_at) AS first_at, max(last_at) AS last_at
        FROM trace_found
        GROUP BY case_id, pot, reason
    ) AS f ON f.case_id = s.case_id AND f.pot = s.pot AND f.reason = s.reason
)
SELECT d.case_id, (SELECT method FROM trace_params) AS method, d.destination, d.chain, d.currency, d.reason, d.units, d.low, d.high,
    d.hops, d.first_at, d.last_at, v.service, coalesce(v.country, CASE WHEN v.node IS NULL THEN i.country END) AS country, v.label
FROM declared AS d
LEFT JOIN services AS v ON v.node = d.destination
LEFT JOIN (
    SELECT node, min(country) AS country FROM identifiers WHERE kind = 'account' AND country <> '' GROUP BY node
) AS i ON i.node = d.destination
ORDER BY d.case_id, d.units DESC, d.destination, d.chain, d.currency, d.reason
