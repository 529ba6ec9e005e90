-- One row per pair of cases that share an identifier which is no hub. Shared only in roles that mean nothing
-- (victim, witness, merchant, service): strength at most 0.3. Evidence: the rows of both cases. Wallets of one owner
-- link two cases only where they do not all have the same single wallet, which is a link already.
WITH sides AS (
    SELECT i.node, u.kind, i.case_id, max(i.strength) AS strength, max(i.joining) AS joining,
        array_to_string(list_sort(list(DISTINCT i.evidence)), '; ') AS evidence
    FROM shared_identifiers AS i
    JOIN identifier_use AS u ON u.node = i.node
    WHERE u.hub = 0 AND u.cases > 1
    GROUP BY i.node, u.kind, i.case_id
)
SELECT l.case_id AS "left", r.case_id AS "right", l.kind, l.node AS via,
    CASE
        WHEN l.joining = 0 AND r.joining = 0 THEN least(0.3, l.strength, r.strength)
        ELSE least(l.strength, r.strength)
    END AS strength, greatest(l.joining, r.joining) AS joining, l.evidence || '; ' || r.evidence AS evidence
FROM sides AS l
JOIN sides AS r ON r.node = l.node AND l.case_id < r.case_id
LEFT JOIN owner_units AS lu ON lu.owner = l.node AND lu.case_id = l.case_id
LEFT JOIN owner_units AS ru ON ru.owner = r.node AND ru.case_id = r.case_id
WHERE lu.unit IS NULL OR lu.unit = '' OR lu.unit <> ru.unit
ORDER BY 1, 2, 3, 4
