-- The rows by which a case holds an account or wallet that pays or is paid, as one text.
WITH wanted AS (
    SELECT sender AS code, from_case AS case_id FROM direct_pairs
    UNION
    SELECT receiver AS code, to_case AS case_id FROM direct_pairs
    UNION
    SELECT left_sender AS code, "left" AS case_id FROM counterparty_pairs
    UNION
    SELECT right_sender AS code, "right" AS case_id FROM counterparty_pairs
)
SELECT w.code, w.case_id, array_to_string(list_sort(list(i.evidence)), '; ') AS evidence
FROM wanted AS w
JOIN flow_nodes AS n ON n.code = w.code
JOIN case_identifiers AS i ON i.node = n.node AND i.case_id = w.case_id
WHERE i.kind IN ('shared_account', 'shared_wallet')
GROUP BY w.code, w.case_id
