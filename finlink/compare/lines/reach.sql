-- Cases of which more or less was traced to a place, or can still be frozen; "unknown" where a part has no value in euro.
WITH both_sides AS (
    SELECT coalesce(n.case_id, o.case_id) AS case_id, n.case_id IS NOT NULL AS there, o.case_id IS NOT NULL AS was_there,
        o.traced_eur AS old_traced, n.traced_eur AS new_traced, o.freezable_eur AS old_freezable,
        n.freezable_eur AS new_freezable
    FROM (SELECT * FROM new_case_traced WHERE places > 0) AS n
    FULL JOIN (SELECT * FROM old_case_traced WHERE places > 0) AS o ON o.case_id = n.case_id
), figures AS (
    SELECT 'traced_changed' AS what, 'Traced to a place by the declared method' AS says, case_id, there, was_there,
        old_traced AS old_eur, new_traced AS new_eur
    FROM both_sides
    UNION ALL
    SELECT 'freezable_changed', 'Its share of what can still be frozen', case_id, there, was_there, old_freezable,
        new_freezable
    FROM both_sides
), ends AS (
    SELECT case_id, array_to_string(list_sort(list(DISTINCT destination)), '; ') AS destinations
    FROM new_trace_ends
    WHERE amount > 0
    GROUP BY case_id
), cited AS (
    SELECT case_id, array_to_string(list_sort(list(DISTINCT evidence)), '; ') AS evidence
    FROM new_trace_entries
    GROUP BY case_id
)
SELECT f.what, 'case:' || f.case_id AS subject,
    CASE WHEN f.was_there THEN coalesce(CAST(f.old_eur AS VARCHAR) || ' EUR', 'unknown') ELSE '' END AS before,
    CASE WHEN f.there THEN coalesce(CAST(f.new_eur AS VARCHAR) || ' EUR', 'unknown') ELSE '' END AS after,
    f.says || CASE
            WHEN f.new_eur >= f.old_eur THEN ', change +' || CAST(f.new_eur - f.old_eur AS VARCHAR) || ' EUR'
            WHEN f.new_eur < f.old_eur THEN ', change ' || CAST(f.new_eur - f.old_eur AS VARCHAR) || ' EUR'
            ELSE ''
        END || coalesce('; it is at ' || e.destinations, '') || '.' AS reason,
    coalesce(c.evidence, '') AS evidence
FROM figures AS f
LEFT JOIN ends AS e ON e.case_id = f.case_id
LEFT JOIN cited AS c ON c.case_id = f.case_id
WHERE f.there <> f.was_there OR f.old_eur IS DISTINCT FROM f.new_eur
