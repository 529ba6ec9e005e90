-- Accounts and wallets: what the identifier is, who holds it, in how many cases it stands.
WITH described AS (
    SELECT node, min(holder) AS holder, min(bank) AS bank, min(country) AS country, CAST(NULL AS VARCHAR) AS service,
        min(account) AS as_written, list_sort(list(source_file || ':' || CAST(source_row AS VARCHAR))) AS evidence
    FROM accounts WHERE node IN (SELECT node FROM wanted) GROUP BY node
    UNION ALL
    SELECT node, min(holder), CAST(NULL AS VARCHAR), min(country), coalesce(min(service), min(label)), min(address),
        list_sort(list(source_file || ':' || CAST(source_row AS VARCHAR)))
    FROM wallets WHERE node IN (SELECT node FROM wanted) GROUP BY node
), merged AS (
    SELECT node, min(holder) AS holder, min(bank) AS bank, min(country) AS country, min(service) AS service,
        min(as_written) AS as_written, array_to_string(list_sort(flatten(list(evidence))), '; ') AS evidence
    FROM described GROUP BY node
), counted AS (
    SELECT h.node, count(DISTINCT h.case_id) AS cases
    FROM case_holdings AS h
    JOIN cases AS c ON c.case_id = h.case_id
    WHERE h.node IN (SELECT node FROM wanted)
    GROUP BY h.node
), checked AS (
    SELECT node, min(valid) AS valid, min(reason) AS why, min(chain) AS chain, min(country) AS country,
        min(value) AS value
    FROM identifiers WHERE node IN (SELECT node FROM wanted) GROUP BY node
)
SELECT i.node, CASE WHEN starts_with(i.node, 'wallet:') THEN 'wallet' ELSE 'account' END AS kind,
    regexp_replace(i.node, '^(account:|wallet:[^:]*:)', '') AS label, i.valid, i.why, i.chain, m.holder, m.bank,
    coalesce(m.country, i.country) AS country, m.service, CASE WHEN u.hub = 1 THEN true ELSE false END AS hub,
    n.cases, m.evidence, coalesce(m.as_written, i.value) AS as_written
FROM checked AS i
LEFT JOIN merged AS m ON m.node = i.node
LEFT JOIN counted AS n ON n.node = i.node
LEFT JOIN identifier_use AS u ON u.node = i.node
ORDER BY i.node
