-- The channels through which money moved in a case, as far as its own rows say: its victims' accounts are no channel
-- of the proceeds.
SELECT c.case_id,
    max(CASE WHEN a.channel = 'bank' THEN 1 ELSE 0 END) AS bank,
    max(CASE WHEN a.channel = 'crypto' THEN 1 ELSE 0 END) AS crypto,
    count(*) AS known_ends
FROM cases AS c
JOIN (
    SELECT case_id, CASE WHEN coalesce(role, '') = 'victim' THEN 'none' ELSE 'bank' END AS channel FROM accounts
    UNION ALL
    SELECT case_id, CASE WHEN coalesce(role, '') = 'victim' THEN 'none' ELSE 'crypto' END AS channel FROM wallets
) AS a ON a.case_id = c.case_id
GROUP BY c.case_id
