-- Indicators of the whole register whose figure changed, or what it was counted from.
WITH both_sides AS (
    SELECT coalesce(n.kpi, o.kpi) AS kpi, coalesce(n."group", o."group") AS grp, coalesce(n.label, o.label) AS label,
        coalesce(n.unit, o.unit) AS unit, o.value AS old_value, n.value AS new_value,
        o.kpi IS NOT NULL AS was_there, n.kpi IS NOT NULL AS there,
        regexp_replace(regexp_replace(CAST(o.value AS VARCHAR), '0+$', ''), '[.]$', '') AS old_said,
        regexp_replace(regexp_replace(CAST(n.value AS VARCHAR), '0+$', ''), '[.]$', '') AS new_said,
        ' (' || regexp_replace(regexp_replace(CAST(o.numerator AS VARCHAR), '0+$', ''), '[.]$', '') || ' / '
            || regexp_replace(regexp_replace(CAST(o.denominator AS VARCHAR), '0+$', ''), '[.]$', '') || ')' AS old_parts,
        ' (' || regexp_replace(regexp_replace(CAST(n.numerator AS VARCHAR), '0+$', ''), '[.]$', '') || ' / '
            || regexp_replace(regexp_replace(CAST(n.denominator AS VARCHAR), '0+$', ''), '[.]$', '') || ')' AS new_parts,
        regexp_replace(regexp_replace(CAST(n.value - o.value AS VARCHAR), '0+$', ''), '[.]$', '') AS change
    FROM new_kpi AS n
    FULL JOIN old_kpi AS o ON o.kpi = n.kpi AND o."group" = n."group"
), told AS (
    SELECT b.*, CASE WHEN was_there THEN coalesce(old_said, 'n/a') || coalesce(old_parts, '') ELSE '' END AS before,
        CASE WHEN there THEN coalesce(new_said, 'n/a') || coalesce(new_parts, '') ELSE '' END AS after
    FROM both_sides AS b
)
SELECT 'kpi_changed' AS what, kpi || CASE WHEN grp = 'all' THEN '' ELSE ' ' || grp END AS subject, before, after,
    label || ' (' || unit || ')' || CASE
            WHEN new_value > old_value THEN ', change +' || change
            WHEN new_value < old_value THEN ', change ' || change
            WHEN new_value = old_value THEN ', the figure is the same'
            ELSE ''
        END || '.' AS reason,
    '' AS evidence
FROM told
WHERE before <> after
