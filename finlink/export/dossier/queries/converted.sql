-- By asset what of the case's money was converted into another, and what came of another: exchange, swap, bridge.
WITH changed AS (
    SELECT h.source_currency, h.target_currency, h.sent, h.received
    FROM trace_hops AS h
    JOIN dossier_case AS d ON d.case_id = h.case_id
    WHERE h.source_currency <> h.target_currency OR h.sent <> h.received
)
SELECT currency, sum(came) AS came, sum(went) AS went
FROM (
    SELECT source_currency AS currency, CAST(0 AS DECIMAL(38, 18)) AS came, sent AS went FROM changed
    UNION ALL
    SELECT target_currency, received, CAST(0 AS DECIMAL(38, 18)) FROM changed
) AS sides
GROUP BY currency
ORDER BY currency
