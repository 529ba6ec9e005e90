-- Each identifier that joins, as edges from its first case to the others: linear in rows, never pairs. Proposed links
-- join from strength 0.9 (design, meanings); an identifier used in roles that mean nothing only joins no cases.
SELECT f.first_case, i.case_id
FROM case_identifiers AS i
JOIN identifier_use AS u ON u.node = i.node
JOIN (SELECT node, min(case_id) AS first_case FROM case_identifiers GROUP BY node) AS f ON f.node = i.node
WHERE u.hub = 0 AND u.cases > 1 AND u.joining = 1 AND i.strength >= 0.9 AND f.first_case <> i.case_id
UNION
SELECT "left", "right" FROM direct_transfers WHERE joining = 1 AND strength >= 0.9
UNION
SELECT "left", "right" FROM declared_links
ORDER BY 1, 2
