-- Which case holds which account or wallet that is no hub: whether in a role that joins, whether as a victim's.
SELECT i.node, i.case_id, max(i.joining) AS joining, max(CASE WHEN i.role = 'victim' THEN 1 ELSE 0 END) AS victim,
    max(i.strength) AS strength
FROM case_identifiers AS i
LEFT JOIN identifier_use AS u ON u.node = i.node AND u.hub = 1
WHERE i.kind IN ('shared_account', 'shared_wallet') AND u.node IS NULL
GROUP BY i.node, i.case_id
