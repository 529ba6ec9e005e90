-- G09: accounts, or services that keep wallets, in another country than the case's, its own or those that its money was traced
-- to, and no request to that country, in the case or in another that one of its investigations covers.
WITH foreign_ends AS (
    SELECT a.case_id, coalesce(a.account_country, a.country) AS country, a.node, a.source_file || ':' || CAST(a.source_row AS VARCHAR) AS evidence
    FROM accounts AS a
    WHERE coalesce(a.role, '') NOT IN ('victim', 'merchant')
    UNION ALL
    SELECT w.case_id, w.country, w.node, w.source_file || ':' || CAST(w.source_row AS VARCHAR)
    FROM wallets AS w
    WHERE coalesce(w.role, '') <> 'victim'
    UNION ALL
    SELECT case_id, country, destination, evidence FROM case_ends WHERE kept = 1
), asked_in AS (
    SELECT DISTINCT c.investigation_id, r.country FROM coverage AS c JOIN requests AS r ON r.case_id = c.case_id
), asked AS (
    SELECT case_id, country FROM requests
    UNION
    SELECT c.case_id, a.country FROM coverage AS c JOIN asked_in AS a ON a.investigation_id = c.investigation_id
), unasked AS (
    SELECT e.case_id, e.country, count(DISTINCT e.node) AS ends, array_to_string(list_sort(list(DISTINCT e.evidence)), '; ') AS evidence
    FROM foreign_ends AS e
    JOIN case_facts AS f ON f.case_id = e.case_id
    JOIN case_status AS s ON s.case_id = e.case_id
    JOIN rules AS r ON r.rule = 'G09'
    LEFT JOIN asked AS q ON q.case_id = e.case_id AND q.country = e.country
    WHERE e.country <> f.country AND q.case_id IS NULL AND s.status NOT IN ('NOT_REQUIRED', 'WAIVED') AND f.age_days > r.days
    GROUP BY e.case_id, e.country
), per_case AS (
    SELECT case_id, array_to_string(list_sort(list(country)), ', ') AS countries, sum(ends) AS ends,
        array_to_string(list_sort(list(evidence)), '; ') AS evidence
    FROM unasked
    WHERE evidence <> ''
    GROUP BY case_id
)
SELECT 'case:' || c.case_id AS subject, c.case_id, 'G09' AS rule,
    CAST(c.ends AS VARCHAR) || CASE WHEN c.ends = 1 THEN ' account or service of the case is' ELSE ' accounts or services of the case are' END
        || ' abroad (' || c.countries || '), and the register has no request to '
        || CASE WHEN contains(c.countries, ',') THEN 'these countries' ELSE 'that country' END
        || CASE WHEN p.has_requests = 0 THEN '; it has no list of requests at all.' ELSE '.' END AS reason,
    'Ask ' || c.countries || ' for information, and to hold what is there, by the fastest channel; finlink freeze names it.' AS next_step,
    c.evidence, CAST(NULL AS VARCHAR) AS joinable
FROM per_case AS c
CROSS JOIN params AS p
