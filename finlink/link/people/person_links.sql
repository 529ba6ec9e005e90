-- One row per pair of cases, kind and pair of parties that are proposed as one person or company: pairs that were
-- weighed, and pairs that belong together through a third. Held back pairs keep at most 0.5, and what is shared only
-- in roles that mean nothing at most 0.3. Of several rows about one person in two cases the strongest stays,
-- and who is found for sure (0.9) in the other case is not proposed there a second time,
-- unless it was held back, which is worth knowing.
WITH within AS (
    SELECT a.profile AS l, b.profile AS r, a.weakest
    FROM person_members AS a
    JOIN person_members AS b ON b.person = a.person AND a.profile < b.profile
), pairs AS (
    SELECT s.l, s.r, s.strength, h.why, s.reasons
    FROM scored_pairs AS s
    CROSS JOIN person_params AS p
    LEFT JOIN held_pairs AS h ON h.l = s.l AND h.r = s.r
    LEFT JOIN within AS t ON t.l = s.l AND t.r = s.r
    WHERE s.strength >= p.proposed AND (t.l IS NULL OR s.strength >= t.weakest)
    UNION ALL
    SELECT t.l, t.r, t.weakest, NULL AS why, list_append(w.reasons, {
        'factor': 'through others', 'bits': CAST(0 AS DOUBLE),
        'says': 'both are the same as a third record, the weakest step of strength ' || CAST(t.weakest AS VARCHAR),
        'left_says': '', 'right_says': ''
    }) AS reasons
    FROM within AS t
    CROSS JOIN person_params AS p
    JOIN (
        SELECT l, r, strength, reasons FROM closed_pairs
        UNION ALL
        SELECT l, r, strength, reasons FROM scored_pairs
    ) AS w ON w.l = t.l AND w.r = t.r
    WHERE w.strength < t.weakest AND t.weakest >= p.proposed
), sided AS (
    SELECT x.case_id AS x_case, y.case_id AS y_case, x.node AS x_node, y.node AS y_node, x.name AS x_name,
        y.name AS y_name, x.address AS x_address, y.address AS y_address, x.evidence AS x_evidence, y.evidence AS y_evidence,
        CASE WHEN l.sort = 'company' OR r.sort = 'company' THEN 'same_company' ELSE 'same_person' END AS kind,
        greatest(x.joining, y.joining) AS joining, p.strength, p.why, p.reasons,
        CASE WHEN m.person = n.person THEN m.person END AS person
    FROM pairs AS p
    JOIN person_profiles AS l ON l.profile = p.l
    JOIN person_profiles AS r ON r.profile = p.r
    JOIN profile_cases AS x ON x.profile = p.l
    JOIN profile_cases AS y ON y.profile = p.r
    LEFT JOIN person_members AS m ON m.profile = p.l
    LEFT JOIN person_members AS n ON n.profile = p.r
    WHERE x.case_id <> y.case_id AND (p.l <> p.r OR x.case_id < y.case_id)
), turned AS (
    SELECT least(x_case, y_case) AS "left", greatest(x_case, y_case) AS "right", kind, joining, why, person,
        CASE WHEN x_case < y_case THEN x_node ELSE y_node END AS left_node,
        CASE WHEN x_case < y_case THEN y_node ELSE x_node END AS right_node,
        CASE
            WHEN x_node = y_node THEN x_node
            WHEN x_case < y_case THEN x_node || ' ~ ' || y_node
            ELSE y_node || ' ~ ' || x_node
        END AS via,
        CASE
            WHEN joining = 0 THEN least(0.3, strength) WHEN why IS NOT NULL THEN least(0.5, strength) ELSE strength
        END AS strength,
        CASE WHEN x_case < y_case THEN x_evidence || '; ' || y_evidence ELSE y_evidence || '; ' || x_evidence END AS evidence,
        list_transform(reasons, lambda one: {
            'factor': one.factor, 'bits': one.bits, 'says': one.says,
            'left_says': CASE
                WHEN one.factor = 'name' THEN CASE WHEN x_case < y_case THEN x_name ELSE y_name END
                WHEN one.factor = 'address' THEN CASE WHEN x_case < y_case THEN x_address ELSE y_address END
                WHEN x_case < y_case THEN one.left_says ELSE one.right_says
            END,
            'right_says': CASE
                WHEN one.factor = 'name' THEN CASE WHEN x_case < y_case THEN y_name ELSE x_name END
                WHEN one.factor = 'address' THEN CASE WHEN x_case < y_case THEN y_address ELSE x_address END
                WHEN x_case < y_case THEN one.right_says ELSE one.left_says
            END
        }) AS reasons
    FROM sided
), numbered AS (
    SELECT *, row_number() OVER (
        PARTITION BY "left", "right", kind, coalesce(CAST(person AS VARCHAR), via) ORDER BY strength DESC, via, evidence
    ) AS nth
    FROM turned
), best AS (
    SELECT *, row_number() OVER (PARTITION BY "left", "right", kind, left_node ORDER BY strength DESC, via) AS left_nth,
        row_number() OVER (PARTITION BY "left", "right", kind, right_node ORDER BY strength DESC, via) AS right_nth,
        max(strength) OVER (PARTITION BY "left", "right", kind, left_node) AS left_strength,
        max(strength) OVER (PARTITION BY "left", "right", kind, right_node) AS right_strength
    FROM numbered
    WHERE nth = 1
)
SELECT n."left", n."right", n.kind, n.via, n.strength, n.joining, n.evidence,
    CASE
        WHEN n.why IS NULL THEN n.reasons
        ELSE list_append(n.reasons, {
            'factor': 'held back', 'bits': CAST(0 AS DOUBLE), 'says': 'they would put into one person what contradicts: ' || n.why,
            'left_says': '', 'right_says': ''
        })
    END AS reasons
FROM best AS n
CROSS JOIN person_params AS p
WHERE n.why IS NOT NULL OR (n.left_nth = 1 AND n.right_nth = 1)
    OR (n.left_strength < p.joining AND n.right_strength < p.joining)
ORDER BY 1, 2, 3, 4
