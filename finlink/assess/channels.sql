-- The channels through which money moved in a case, as far as its own rows say.
SELECT c.case_id,
    max(CASE WHEN a.channel = 'bank' THEN 1 ELSE 0 END) AS bank,
    max(CASE WHEN a.channel = 'crypto' THEN 1 ELSE 0 END) AS crypto,
    count(a.channel) AS known_ends,
    array_to_string(list_sort(list(a.evidence)), '; ') AS evidence
FROM cases AS c
JOIN (
    SELECT case_id, CASE WHEN coalesce(role, '') = 'victim' THEN 'none' ELSE 'bank' END AS channel,
        source_file || ':' || CAST(source_row AS VARCHAR) AS evidence
    FROM accounts
    UNION ALL
    SELECT case_id, CASE WHEN coalesce(role, '') = 'victim' THEN 'none' ELSE 'crypto' END AS channel,
        source_file || ':' || CAST(source_row AS VARCHAR) AS evidence
    FROM wallets
) AS a ON a.case_id = c.case_id
GROUP BY c.case_id
ORDER BY c.case_id
