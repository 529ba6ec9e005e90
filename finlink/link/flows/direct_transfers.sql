-- A transfer from an account or wallet of one case to one of another, where neither end belongs to both cases. Strength
-- 0.8 where both roles mean something, 0.6 where a victim of the one pays, 0.3 where either role means nothing (victim
-- as receiver, witness, merchant, service); no more than that of the two identifiers. Evidence: the rows of both cases
-- and the transfers, of more than 20 the first and last ten; `direct_transfer_amounts` has the sums.
WITH few AS (
    SELECT f.sender, f.receiver, list_sort(list(f.source_file || ':' || CAST(f.source_row AS VARCHAR))) AS rows_of
    FROM flow_rows AS f
    JOIN (SELECT DISTINCT sender, receiver FROM direct_pairs WHERE transfers <= 20) AS p
        ON p.sender = f.sender AND p.receiver = f.receiver
    GROUP BY f.sender, f.receiver
), placed AS (
    SELECT f.sender, f.receiver, f.source_file || ':' || CAST(f.source_row AS VARCHAR) AS evidence, p.transfers,
        row_number() OVER (PARTITION BY f.sender, f.receiver ORDER BY f.day, f.source_file, f.source_row) AS place
    FROM flow_rows AS f
    JOIN (SELECT DISTINCT sender, receiver, transfers FROM direct_pairs WHERE transfers > 20) AS p
        ON p.sender = f.sender AND p.receiver = f.receiver
), shown AS (
    SELECT sender, receiver, rows_of FROM few
    UNION ALL
    SELECT sender, receiver, list_sort(list(evidence)) AS rows_of
    FROM placed
    WHERE place <= 10 OR place > transfers - 10
    GROUP BY sender, receiver
)
SELECT least(p.from_case, p.to_case) AS "left", greatest(p.from_case, p.to_case) AS "right", 'direct_transfer' AS kind,
    s.node || ' > ' || r.node AS via, CAST(p.strength AS DOUBLE) AS strength,
    CASE WHEN p.strength >= 0.8 THEN 1 ELSE 0 END AS joining,
    se.evidence || '; ' || array_to_string(t.rows_of, '; ') || '; ' || re.evidence AS evidence
FROM direct_pairs AS p
JOIN shown AS t ON t.sender = p.sender AND t.receiver = p.receiver
JOIN flow_nodes AS s ON s.code = p.sender
JOIN flow_nodes AS r ON r.code = p.receiver
JOIN flow_evidence AS se ON se.code = p.sender AND se.case_id = p.from_case
JOIN flow_evidence AS re ON re.code = p.receiver AND re.case_id = p.to_case
ORDER BY 1, 2, 4
