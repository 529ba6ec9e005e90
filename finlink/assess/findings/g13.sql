-- G13: linked cases that together reach the threshold though each is below it, and none is investigated.
-- Cases that are not required are left out; a network with an unknown status or any investigation is no finding.
WITH members AS (
    SELECT n.network, f.case_id, f.loss_eur, f.threshold_eur, f.evidence, s.status,
        CASE WHEN f.investigations IS NOT NULL THEN 1 ELSE 0 END AS covered
    FROM network_members AS n
    JOIN case_facts AS f ON f.case_id = n.case_id
    JOIN case_status AS s ON s.case_id = n.case_id
    WHERE s.status <> 'NOT_REQUIRED'
), groups AS (
    SELECT network, count(*) AS cases, sum(loss_eur) AS loss_eur, max(threshold_eur) AS threshold_eur,
        array_to_string(list_sort(list(evidence)), '; ') AS evidence
    FROM members
    GROUP BY network
    HAVING max(covered) = 0 AND max(CASE WHEN status = 'UNKNOWN' THEN 1 ELSE 0 END) = 0 AND count(*) > 1
        AND max(loss_eur) < max(threshold_eur) AND sum(loss_eur) >= max(threshold_eur)
)
SELECT 'case:' || m.case_id AS subject, m.case_id, 'G13' AS rule,
    'The ' || CAST(g.cases AS VARCHAR) || ' linked cases of network ' || g.network || ' lost '
        || CAST(g.loss_eur AS VARCHAR) || ' EUR together; each alone is below ' || CAST(g.threshold_eur AS VARCHAR)
        || ' EUR, and no investigation covers any of them.' AS reason,
    'Open one parallel financial investigation for the cases of network ' || g.network || '.' AS next_step,
    g.evidence, CAST(NULL AS VARCHAR) AS joinable
FROM members AS m
JOIN groups AS g ON g.network = m.network
WHERE m.status IN ('MISSING', 'NOT_YET_DUE', 'UNDETERMINED', 'WAIVED')
