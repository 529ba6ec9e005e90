-- One row per source row by which a case holds a wallet of an owner, where the cases of that owner do not all hold the
-- same: the form of `case_identifiers`. Evidence: the row, and those that tell the owner.
WITH several AS (
    SELECT owner FROM owner_units GROUP BY owner HAVING count(DISTINCT case_id) > 1 AND (min(unit) <> max(unit) OR max(unit) = '')
)
SELECT o.owner AS node, 'same_wallet_owner' AS kind, h.case_id, h.role, CAST(CAST(least(h.strength, o.strength) AS DECIMAL(6, 3)) AS DOUBLE) AS strength,
    h.evidence || '; ' || o.evidence AS evidence
FROM owner_held AS h
JOIN wallet_owners AS o ON o.node = h.node
JOIN several AS s ON s.owner = o.owner
