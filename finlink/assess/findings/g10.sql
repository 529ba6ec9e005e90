-- G10: money of the case was traced to a bank account or to a service, has lain there for longer than the profile allows, and
-- no measure of any case concerns that account or wallet. What has no value in euro counts, whatever the least amount is.
WITH waiting AS (
    SELECT e.case_id, e.place, e.amount_words, e.last_at, e.evidence, e.channel,
        row_number() OVER (PARTITION BY e.case_id ORDER BY e.share_eur DESC NULLS LAST, e.amount DESC, e.destination, e.chain, e.currency) AS nth,
        count(*) OVER (PARTITION BY e.case_id) AS places
    FROM case_ends AS e
    CROSS JOIN params AS p
    JOIN rules AS r ON r.rule = 'G10'
    JOIN case_status AS s ON s.case_id = e.case_id
    WHERE e.kept = 1 AND e.freezable > 0 AND e.measured_by IS NULL AND s.status NOT IN ('NOT_REQUIRED', 'WAIVED')
        AND date_diff('day', CAST(e.last_at AS DATE), p.as_of) > r.days AND (e.share_eur >= r.amount_eur OR e.share_eur IS NULL)
), per_case AS (
    SELECT case_id, array_to_string(list_sort(list(evidence)), '; ') AS evidence
    FROM waiting
    WHERE evidence <> ''
    GROUP BY case_id
)
SELECT 'case:' || w.case_id AS subject, w.case_id, 'G10' AS rule,
    w.amount_words || ' of the case reached ' || w.place || ' by ' || CAST(CAST(w.last_at AS DATE) AS VARCHAR)
        || ', and no measure holds anything there'
        || CASE
            WHEN w.places > 2 THEN '; the same is true of ' || CAST(w.places - 1 AS VARCHAR) || ' more places.'
            WHEN w.places = 2 THEN '; the same is true of 1 more place.'
            ELSE '.'
        END AS reason,
    'Have ' || w.place || ' frozen or suspended' || coalesce(' (channel: ' || replace(w.channel, ';', ', ') || ')', '')
        || '; finlink freeze drafts the request.' AS next_step,
    c.evidence, CAST(NULL AS VARCHAR) AS joinable
FROM waiting AS w
JOIN per_case AS c ON c.case_id = w.case_id
WHERE w.nth = 1
