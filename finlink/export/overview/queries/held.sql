-- What stands in whose file: each account, wallet, person, company, investigation and asset with each registered case, once.
SELECT DISTINCT h.node, h.case_id
FROM (
    SELECT case_id, node FROM case_holdings
    UNION ALL
    SELECT case_id, node FROM party_names
    UNION ALL
    SELECT case_id, 'investigation:' || investigation_id FROM coverage
    UNION ALL
    SELECT case_id, 'measure:' || asset FROM asset_events
) AS h
JOIN cases AS c ON c.case_id = h.case_id
