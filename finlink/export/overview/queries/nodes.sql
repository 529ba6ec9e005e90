-- Every node of the overview, assets that a measure was taken on among them, numbered from 0: what it is, what it is called, and the first row that names it. Of the
-- accounts and wallets that no list names, the busiest come first, and as many as there is room for.
WITH rows_of AS (
    SELECT node, source_file || chr(31) || lpad(CAST(source_row AS VARCHAR), 12, '0') AS place FROM accounts WHERE node <> ''
    UNION ALL
    SELECT node, source_file || chr(31) || lpad(CAST(source_row AS VARCHAR), 12, '0') FROM wallets WHERE node <> ''
), named AS (
    SELECT node, min(place) AS place FROM rows_of GROUP BY node
), services AS (
    SELECT node, array_to_string(list_sort(list(DISTINCT coalesce(service, label))), ', ') AS service
    FROM wallets WHERE node <> '' AND coalesce(service, label) IS NOT NULL
    GROUP BY node
), arrived AS (
    SELECT destination AS node, sum(amount_eur) AS amount_eur, count(*) - count(amount_eur) AS unvalued
    FROM case_ends GROUP BY destination
), joined AS (
    SELECT h.node, array_to_string(list_sort(list(DISTINCT f.network)), ', ') AS network
    FROM overview_held AS h
    JOIN case_facts AS f ON f.case_id = h.case_id
    WHERE f.network IS NOT NULL
    GROUP BY h.node
), found AS (
    SELECT 'case:' || c.case_id AS node, 'case' AS kind, c.case_id AS label, s.status, f.network, f.loss_eur AS amount_eur,
        0 AS unvalued, CAST(NULL AS VARCHAR) AS also, 0 AS hub, CAST(NULL AS VARCHAR) AS secret,
        12 * year(c.opened) + month(c.opened) AS opened_month,
        c.source_file || chr(31) || lpad(CAST(c.source_row AS VARCHAR), 12, '0') AS place
    FROM cases AS c
    JOIN case_status AS s ON s.case_id = c.case_id
    JOIN case_facts AS f ON f.case_id = c.case_id
    UNION ALL
    SELECT i.node, CASE WHEN starts_with(i.node, 'wallet:') THEN 'wallet' ELSE 'account' END,
        regexp_replace(i.node, '^(account:|wallet:[^:]*:)', ''), NULL, j.network, a.amount_eur, coalesce(a.unvalued, 0), w.service,
        coalesce(u.hub, 0), NULL, NULL, coalesce(n.place, b.place)
    FROM (SELECT node FROM named UNION SELECT node FROM overview_room) AS i
    LEFT JOIN named AS n ON n.node = i.node
    LEFT JOIN overview_busy AS b ON b.node = i.node
    LEFT JOIN services AS w ON w.node = i.node
    LEFT JOIN arrived AS a ON a.node = i.node
    LEFT JOIN joined AS j ON j.node = i.node
    LEFT JOIN identifier_use AS u ON u.node = i.node
    UNION ALL
    SELECT p.node, CASE WHEN min(p.person_kind) = 'company' THEN 'company' ELSE 'person' END,
        coalesce(min(p.name), min(p.national_id)), NULL, min(j.network), NULL, 0,
        CASE WHEN count(DISTINCT p.name) > 1 THEN array_to_string(list_sort(list(DISTINCT p.name)), ' / ') END,
        coalesce(max(u.hub), 0),
        CASE WHEN coalesce(min(p.person_kind), '') <> 'company' THEN min(p.national_id) END, NULL,
        min(regexp_extract(p.evidence, '^(.*?):[0-9]+(; |$)', 1) || chr(31)
            || lpad(regexp_extract(p.evidence, '^.*?:([0-9]+)(; |$)', 1), 12, '0'))
    FROM party_names AS p
    LEFT JOIN identifier_use AS u ON u.node = p.node
    LEFT JOIN joined AS j ON j.node = p.node
    GROUP BY p.node
    UNION ALL
    SELECT 'investigation:' || v.investigation_id, 'investigation', v.investigation_id, min(v.status), min(j.network), NULL, 0, NULL, 0,
        NULL, NULL,
        min(regexp_extract(v.evidence, '^(.*?):[0-9]+(; |$)', 1) || chr(31)
            || lpad(regexp_extract(v.evidence, '^.*?:([0-9]+)(; |$)', 1), 12, '0'))
    FROM coverage AS v
    LEFT JOIN joined AS j ON j.node = 'investigation:' || v.investigation_id
    GROUP BY v.investigation_id
    UNION ALL
    SELECT 'measure:' || a.asset, 'measure', coalesce(any_value(a.target), a.asset), any_value(a.state), min(j.network),
        any_value(a.held_eur), CASE WHEN any_value(a.held_eur) IS NULL THEN 1 ELSE 0 END, NULL, 0, NULL, NULL,
        min(regexp_extract(e.evidence, '^(.*):[0-9]+$', 1) || chr(31) || lpad(regexp_extract(e.evidence, '^.*:([0-9]+)$', 1), 12, '0'))
    FROM assets AS a
    JOIN asset_events AS e ON e.asset = a.asset
    LEFT JOIN joined AS j ON j.node = 'measure:' || a.asset
    GROUP BY a.asset
)
SELECT row_number() OVER (ORDER BY f.kind, f.node) - 1 AS number, f.*
FROM found AS f
