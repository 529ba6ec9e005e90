-- What a case holds of an owner: its one wallet, or the surer owner within whom all its wallets are; '' for several. Two
-- cases with the same unit are linked by that already, and get no link by this owner.
WITH parts AS (
    SELECT w.owner, w.node, coalesce(s.owner, w.node) AS part
    FROM wallet_owners AS w
    LEFT JOIN wallet_owners AS s ON s.node = w.node AND s.owner <> w.owner AND s.strength > w.strength
)
SELECT p.owner, h.case_id, CASE WHEN min(p.part) = max(p.part) THEN min(p.part) ELSE '' END AS unit
FROM owner_held AS h
JOIN parts AS p ON p.node = h.node
GROUP BY p.owner, h.case_id
ORDER BY p.owner, h.case_id
