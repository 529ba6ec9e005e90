-- G20: at an end point less is restrained than was traced to it, and more could be. What a court released is no gap. What has no
-- value in euro counts, whatever the least amount is.
WITH partly AS (
    SELECT e.case_id, e.place, e.amount_words, e.currency, e.evidence, e.measured_by,
        regexp_replace(regexp_replace(CAST(e.restrained AS VARCHAR), '0+$', ''), '\.$', '') AS restrained,
        regexp_replace(regexp_replace(CAST(e.freezable AS VARCHAR), '0+$', ''), '\.$', '') AS freezable,
        row_number() OVER (PARTITION BY e.case_id ORDER BY e.share_eur DESC NULLS LAST, e.amount DESC, e.destination, e.chain, e.currency) AS nth,
        count(*) OVER (PARTITION BY e.case_id) AS places
    FROM case_ends AS e
    JOIN rules AS r ON r.rule = 'G20'
    JOIN case_status AS s ON s.case_id = e.case_id
    WHERE e.restrained > 0 AND e.freezable > 0 AND s.status NOT IN ('NOT_REQUIRED', 'WAIVED') AND (e.share_eur >= r.amount_eur OR e.share_eur IS NULL)
), per_case AS (
    SELECT case_id, array_to_string(list_sort(list(DISTINCT measured_by)), '; ') AS measured_by,
        array_to_string(list_sort(list(DISTINCT evidence)), '; ') AS evidence
    FROM partly
    GROUP BY case_id
)
SELECT 'case:' || p.case_id AS subject, p.case_id, 'G20' AS rule,
    'At ' || p.place || ', where ' || p.amount_words || ' of the case lies, only ' || p.restrained || ' ' || p.currency
        || ' is restrained; ' || p.freezable || ' ' || p.currency || ' more could be'
        || CASE
            WHEN p.places > 2 THEN '; the same is true of ' || CAST(p.places - 1 AS VARCHAR) || ' more places.'
            WHEN p.places = 2 THEN '; the same is true of 1 more place.'
            ELSE '.'
        END AS reason,
    'Have the order on ' || p.place || ' extended to what was traced; finlink freeze says how much.' AS next_step,
    c.measured_by || CASE WHEN c.evidence = '' THEN '' ELSE '; ' || c.evidence END AS evidence, CAST(NULL AS VARCHAR) AS joinable
FROM partly AS p
JOIN per_case AS c ON c.case_id = p.case_id
WHERE p.nth = 1
