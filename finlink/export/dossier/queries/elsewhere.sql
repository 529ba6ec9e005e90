-- In which other cases each account, wallet, contact and numbered person of the case stands, and in which roles.
WITH named AS (
    SELECT case_id, node, role, evidence FROM case_holdings
    UNION ALL
    SELECT case_id, node, role, evidence FROM party_names
    UNION ALL
    SELECT case_id, node, role, source_file || ':' || CAST(source_row AS VARCHAR) FROM party_contacts WHERE node <> ''
), own AS (
    SELECT DISTINCT n.node
    FROM named AS n
    JOIN dossier_case AS d ON d.case_id = n.case_id
), other AS (
    SELECT n.node, n.case_id, array_to_string(list_sort(list(DISTINCT coalesce(n.role, 'no role'))), ', ') AS roles,
        array_to_string(list_sort(list(DISTINCT n.evidence)), '; ') AS evidence
    FROM named AS n
    JOIN own AS o ON o.node = n.node
    LEFT JOIN dossier_case AS d ON d.case_id = n.case_id
    WHERE d.case_id IS NULL
    GROUP BY n.node, n.case_id
), placed AS (
    SELECT o.*, row_number() OVER (PARTITION BY o.node ORDER BY o.case_id) AS nth, count(*) OVER (PARTITION BY o.node) AS cases
    FROM other AS o
)
SELECT p.node, p.case_id, p.roles, p.evidence, p.cases, u.hub, u.service
FROM placed AS p
LEFT JOIN identifier_use AS u ON u.node = p.node
WHERE p.nth <= 8
ORDER BY p.node, p.nth
