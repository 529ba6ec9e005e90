-- Networks that came, went, grew, shrank, merged and split. Their numbers change from build to build, so that a network
-- is known again by the cases that it has in both.
WITH common_cases AS (
    SELECT o.network AS old_network, n.network AS new_network, count(*) AS shared
    FROM old_network_members AS o
    JOIN new_network_members AS n ON n.case_id = o.case_id
    GROUP BY o.network, n.network
), old_ways AS (
    SELECT old_network, count(*) AS ways, sum(shared) AS kept FROM common_cases GROUP BY old_network
), new_ways AS (
    SELECT new_network, count(*) AS ways, sum(shared) AS kept FROM common_cases GROUP BY new_network
), old_parts AS (
    SELECT v.new_network, array_to_string(list_sort(list(o.network || ': ' || o.case_ids)), ' | ') AS said
    FROM common_cases AS v
    JOIN old_networks AS o ON o.network = v.old_network
    GROUP BY v.new_network
), new_parts AS (
    SELECT v.old_network, array_to_string(list_sort(list(n.network || ': ' || n.case_ids)), ' | ') AS said
    FROM common_cases AS v
    JOIN new_networks AS n ON n.network = v.new_network
    GROUP BY v.old_network
), came AS (
    -- Cases of a network that were in none of the networks it comes from.
    SELECT n.network AS new_network, count(*) AS cases, array_to_string(list_sort(list(n.case_id)), ', ') AS case_ids
    FROM new_network_members AS n
    LEFT JOIN old_network_members AS o ON o.case_id = n.case_id
    WHERE o.case_id IS NULL
    GROUP BY n.network
), went AS (
    SELECT o.network AS old_network, count(*) AS cases, array_to_string(list_sort(list(o.case_id)), ', ') AS case_ids
    FROM old_network_members AS o
    LEFT JOIN new_network_members AS n ON n.case_id = o.case_id
    WHERE n.case_id IS NULL
    GROUP BY o.network
), joined AS (
    -- The strong links of the new build between cases that no network held together before.
    SELECT new_network, array_to_string(list_sort(list(DISTINCT cited)), '; ') AS evidence
    FROM (
        SELECT m.network AS new_network, unnest(string_split(l.evidence, '; ')) AS cited
        FROM new_links AS l
        CROSS JOIN new_params AS p
        JOIN new_network_members AS m ON m.case_id = l."left"
        LEFT JOIN old_network_members AS a ON a.case_id = l."left"
        LEFT JOIN old_network_members AS b ON b.case_id = l."right"
        WHERE (l.status = 'confirmed' OR (l.status = 'proposed' AND l.strength >= p.network_strength))
            AND (a.network IS NULL OR b.network IS NULL OR a.network <> b.network)
    ) AS rows_cited
    GROUP BY new_network
), parted AS (
    SELECT old_network, array_to_string(list_sort(list(DISTINCT cited)), '; ') AS evidence
    FROM (
        SELECT m.network AS old_network, unnest(string_split(l.evidence, '; ')) AS cited
        FROM old_links AS l
        CROSS JOIN old_params AS p
        JOIN old_network_members AS m ON m.case_id = l."left"
        LEFT JOIN new_network_members AS a ON a.case_id = l."left"
        LEFT JOIN new_network_members AS b ON b.case_id = l."right"
        WHERE (l.status = 'confirmed' OR (l.status = 'proposed' AND l.strength >= p.network_strength))
            AND (a.network IS NULL OR b.network IS NULL OR a.network <> b.network)
    ) AS rows_cited
    GROUP BY old_network
), told AS (
    SELECT CASE WHEN w.new_network IS NULL THEN 'network_new' ELSE 'network_merged' END AS what, n.network AS subject,
        coalesce(p.said, '') AS before, n.network || ': ' || n.case_ids AS after, c.case_ids AS came,
        CAST(NULL AS VARCHAR) AS went, j.evidence
    FROM new_networks AS n
    LEFT JOIN new_ways AS w ON w.new_network = n.network
    LEFT JOIN old_parts AS p ON p.new_network = n.network
    LEFT JOIN came AS c ON c.new_network = n.network
    LEFT JOIN joined AS j ON j.new_network = n.network
    WHERE w.new_network IS NULL OR w.ways > 1
    UNION ALL
    SELECT CASE WHEN w.old_network IS NULL THEN 'network_gone' ELSE 'network_split' END, o.network,
        o.network || ': ' || o.case_ids, coalesce(p.said, ''), CAST(NULL AS VARCHAR), g.case_ids, d.evidence
    FROM old_networks AS o
    LEFT JOIN old_ways AS w ON w.old_network = o.network
    LEFT JOIN new_parts AS p ON p.old_network = o.network
    LEFT JOIN went AS g ON g.old_network = o.network
    LEFT JOIN parted AS d ON d.old_network = o.network
    WHERE w.old_network IS NULL OR w.ways > 1
    UNION ALL
    SELECT
        CASE
            WHEN g.old_network IS NULL THEN 'network_grew'
            WHEN c.new_network IS NULL THEN 'network_shrank'
            ELSE 'network_changed'
        END,
        n.network, o.network || ': ' || o.case_ids, n.network || ': ' || n.case_ids, c.case_ids, g.case_ids,
        coalesce(j.evidence, d.evidence)
    FROM common_cases AS v
    JOIN old_ways AS a ON a.old_network = v.old_network AND a.ways = 1
    JOIN new_ways AS b ON b.new_network = v.new_network AND b.ways = 1
    JOIN old_networks AS o ON o.network = v.old_network
    JOIN new_networks AS n ON n.network = v.new_network
    LEFT JOIN came AS c ON c.new_network = v.new_network
    LEFT JOIN went AS g ON g.old_network = v.old_network
    LEFT JOIN joined AS j ON j.new_network = v.new_network
    LEFT JOIN parted AS d ON d.old_network = v.old_network
    WHERE c.new_network IS NOT NULL OR g.old_network IS NOT NULL
)
SELECT what, subject, before, after,
    CASE
        WHEN what = 'network_new' THEN 'No network joined any of these cases before.'
        WHEN what = 'network_gone' THEN 'No network joins any of these cases now.'
        ELSE concat_ws('. ', CASE what
                WHEN 'network_merged' THEN 'One network now'
                WHEN 'network_split' THEN 'In parts now'
            END, 'Joined: ' || came, 'Left: ' || went) || '.'
    END AS reason,
    coalesce(evidence, '') AS evidence
FROM told
