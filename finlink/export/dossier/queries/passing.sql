-- Every recorded payment into and out of the accounts and wallets on the way of the case's money, whether it carried any of
-- it or not. A service's are left out: they are its customers'.
WITH way AS (
    SELECT h.source AS node FROM trace_hops AS h JOIN dossier_case AS d ON d.case_id = h.case_id
    UNION
    SELECT h.target FROM trace_hops AS h JOIN dossier_case AS d ON d.case_id = h.case_id
), own AS (
    SELECT w.node FROM way AS w LEFT JOIN service_nodes AS s ON s.node = w.node WHERE s.node IS NULL AND NOT starts_with(w.node, 'outside:')
), steps AS (
    SELECT h.evidence, min(h.step) AS step FROM trace_hops AS h JOIN dossier_case AS d ON d.case_id = h.case_id GROUP BY h.evidence
), moved AS (
    SELECT o.node, 'in' AS way, f.sender_node AS other, f.* FROM flows AS f JOIN own AS o ON o.node = f.receiver_node
    UNION ALL
    SELECT o.node, 'out' AS way, f.receiver_node AS other, f.* FROM flows AS f JOIN own AS o ON o.node = f.sender_node
)
SELECT m.node, m.time, m.way, coalesce(m.other, '') AS other, m.amount, m.currency, s.step,
    m.source_file || ':' || CAST(m.source_row AS VARCHAR) AS evidence
FROM moved AS m
LEFT JOIN steps AS s ON s.evidence = m.source_file || ':' || CAST(m.source_row AS VARCHAR)
ORDER BY m.node, m.time, m.source_file, m.source_row, m.way
