-- One row per identifier that stands in cases of two units and more. The unit with the largest known loss among these
-- cases leads; of equal ones that with the earliest case, then the first by name. A unit is told by name and country.
WITH twice AS (
    SELECT unit FROM cases GROUP BY unit HAVING min(coalesce(country, '')) <> max(coalesce(country, ''))
), placed AS (
    SELECT n.identifier, n.kind, n.case_id, n.strength, n.confirmed, n.hub, n.evidence, f.loss_eur, c.opened, c.country,
        CASE WHEN t.unit IS NULL THEN c.unit ELSE c.unit || ' (' || coalesce(c.country, 'country unknown') || ')' END
            AS unit
    FROM named_in AS n
    JOIN cases AS c ON c.case_id = n.case_id
    LEFT JOIN case_facts AS f ON f.case_id = n.case_id
    LEFT JOIN twice AS t ON t.unit = c.unit
), of_units AS (
    SELECT identifier, kind, hub, unit, coalesce(sum(loss_eur), 0) AS loss, min(opened) AS first_opened
    FROM placed
    WHERE unit IS NOT NULL
    GROUP BY identifier, kind, hub, unit
), ranked AS (
    SELECT identifier, kind, hub, unit,
        row_number() OVER (
            PARTITION BY identifier, kind, hub
            ORDER BY loss DESC, coalesce(first_opened, DATE '9999-12-31'), unit
        ) AS place
    FROM of_units
), several AS (
    SELECT identifier, kind, hub, max(CASE WHEN place = 1 THEN unit END) AS lead,
        array_to_string(list_sort(list(unit)), '; ') AS units
    FROM ranked
    GROUP BY identifier, kind, hub
    HAVING count(*) > 1
)
SELECT p.identifier, p.kind, s.units, array_to_string(list_sort(list(DISTINCT p.country)), ';') AS countries,
    count(*) AS cases, array_to_string(list_sort(list(p.case_id)), ';') AS case_ids, sum(p.loss_eur) AS losses_eur,
    count(*) - count(p.loss_eur) AS losses_unknown, s.lead,
    CASE WHEN max(p.confirmed) = 1 THEN 'confirmed' ELSE 'proposed' END AS status,
    CASE WHEN p.hub = 1 THEN 'hub' WHEN max(p.strength) <= 0.3 AND max(p.confirmed) = 0 THEN 'weak' ELSE '' END AS flag,
    array_to_string(list_sort(list(DISTINCT p.evidence)), '; ') AS evidence
FROM placed AS p
JOIN several AS s ON s.identifier = p.identifier AND s.kind = p.kind AND s.hub = p.hub
GROUP BY p.identifier, p.kind, p.hub, s.units, s.lead
ORDER BY
    CASE
        WHEN p.hub = 1 THEN 2
        WHEN max(p.strength) <= 0.3 AND max(p.confirmed) = 0 THEN 1
        ELSE 0
    END,
    coalesce(sum(p.loss_eur), -1) DESC, count(*) DESC, p.identifier, p.kind
