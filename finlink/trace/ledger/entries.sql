-- The payments where proceeds enter, and whose: rows with `proceeds_of`; for a case that has none, payments of its
-- victims' accounts and wallets to its own that are no victim's, service's or merchant's. A payment that could be of
-- several cases is the case's in whose file it stands; else nobody's (case_id empty), which is said. So is one out of a
-- transaction into which others than the victim paid too.
WITH stated AS (
    SELECT t.row_id, t.proceeds_of AS case_id, 'stated' AS how
    FROM ledger_paying AS t
    JOIN cases AS c ON c.case_id = t.proceeds_of
), holdings AS (
    SELECT case_id, node, coalesce(role, '') AS role FROM accounts WHERE node <> ''
    UNION ALL
    SELECT case_id, node, coalesce(role, '') AS role FROM wallets WHERE node <> ''
), sides AS (
    SELECT h.case_id, n.number,
        max(CASE WHEN h.role = 'victim' THEN 1 ELSE 0 END) AS victim,
        max(CASE WHEN h.role IN ('victim', 'service', 'merchant') THEN 1 ELSE 0 END) AS apart
    FROM holdings AS h
    JOIN cases AS c ON c.case_id = h.case_id
    LEFT JOIN pooled_wallets AS p ON p.node = h.node
    JOIN ledger_ends AS n ON n.node = coalesce(p.owner, h.node)
    LEFT JOIN (SELECT DISTINCT case_id FROM stated) AS s ON s.case_id = h.case_id
    WHERE s.case_id IS NULL
    GROUP BY h.case_id, n.number
), inputs AS (
    SELECT said_chain, lower(tx_hash) AS tx, currency_number AS currency, sender FROM ledger_full
    WHERE direction = 'out' AND tx_hash <> '' AND receiver = 0
), paid_into AS (
    SELECT i.said_chain, i.tx, i.currency, v.case_id, CASE WHEN count(*) = a.inputs THEN 1 ELSE 0 END AS alone
    FROM inputs AS i
    JOIN sides AS v ON v.number = i.sender AND v.victim = 1
    JOIN (
        SELECT said_chain, tx, currency, count(*) AS inputs FROM inputs GROUP BY said_chain, tx, currency
    ) AS a ON a.said_chain = i.said_chain AND a.tx = i.tx AND a.currency = i.currency
    GROUP BY i.said_chain, i.tx, i.currency, v.case_id, a.inputs
), implied AS (
    SELECT t.row_id, v.case_id, t.case_id AS found_in, 1 AS alone
    FROM ledger_paying AS t
    JOIN sides AS v ON v.number = t.sender AND v.victim = 1
    JOIN sides AS o ON o.number = t.receiver AND o.case_id = v.case_id AND o.apart = 0
    WHERE t.proceeds_of IS NULL AND t.receiver_service = 0
    UNION ALL
    SELECT t.row_id, p.case_id, t.case_id, p.alone
    FROM ledger_full AS t
    JOIN paid_into AS p ON p.said_chain = t.said_chain AND p.tx = lower(t.tx_hash) AND p.currency = t.currency_number
    JOIN sides AS o ON o.number = t.receiver AND o.case_id = p.case_id AND o.apart = 0
    WHERE t.proceeds_of IS NULL AND t.receiver_service = 0 AND t.direction = 'in' AND t.tx_hash <> '' AND t.sender = 0
), counted AS (
    SELECT row_id, min(case_id) AS only_case, count(*) AS cases, array_to_string(list_sort(list(case_id)), ', ') AS all_cases,
        max(CASE WHEN case_id = found_in THEN case_id END) AS own_case, min(alone) AS alone
    FROM implied
    GROUP BY row_id
)
SELECT row_id, case_id, how, case_id AS candidates FROM stated
UNION ALL
SELECT row_id, CASE WHEN alone = 0 THEN NULL WHEN cases = 1 THEN only_case ELSE own_case END AS case_id,
    'victim pays' AS how, all_cases AS candidates
FROM counted
ORDER BY row_id
