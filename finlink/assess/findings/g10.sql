-- G10: money of the case was traced to a bank account or to a service, has lain there for longer than the profile allows, and
-- no measure of any case concerns that account or wallet. What has no value in euro counts, whatever the least amount is,
-- and is named beside the largest place of known value (of each currency the place with most): it may be the larger one.
WITH waiting AS (
    SELECT e.case_id, e.place, e.currency, e.amount_words, e.last_at, e.evidence, e.share_eur,
        'Have ' || e.place || ' frozen or suspended' || coalesce(' (channel: ' || replace(nullif(e.channel, ''), ';', ', ') || ')', '')
            || '; finlink freeze drafts the request.' AS step,
        row_number() OVER (PARTITION BY e.case_id ORDER BY e.share_eur DESC NULLS LAST, e.amount DESC, e.destination, e.chain, e.currency) AS nth,
        row_number() OVER (
            PARTITION BY e.case_id, CASE WHEN e.share_eur IS NULL THEN e.currency END ORDER BY e.amount DESC, e.destination, e.chain
        ) AS of_currency
    FROM case_ends AS e
    CROSS JOIN params AS p
    JOIN rules AS r ON r.rule = 'G10'
    JOIN case_status AS s ON s.case_id = e.case_id
    WHERE e.kept = 1 AND e.freezable > 0 AND e.measured_by IS NULL AND s.status NOT IN ('NOT_REQUIRED', 'WAIVED')
        AND date_diff('day', CAST(e.last_at AS DATE), p.as_of) > r.days AND (e.share_eur >= r.amount_eur OR e.share_eur IS NULL)
), unvalued AS (
    SELECT case_id, nth, step, amount_words || ' at ' || place AS words,
        row_number() OVER (PARTITION BY case_id ORDER BY currency) AS nth_told
    FROM waiting
    WHERE share_eur IS NULL AND nth > 1 AND of_currency = 1
), told AS (
    SELECT case_id, array_to_string(list_sort(list(words)), '; ') AS words, max(CASE WHEN nth_told = 1 THEN step END) AS step
    FROM unvalued
    GROUP BY case_id
), per_case AS (
    SELECT w.case_id, count(*) - 1 - count(u.case_id) AS more,
        array_to_string(list_sort(list(w.evidence) FILTER (WHERE w.evidence <> '')), '; ') AS evidence
    FROM waiting AS w
    LEFT JOIN unvalued AS u ON u.case_id = w.case_id AND u.nth = w.nth
    GROUP BY w.case_id
)
SELECT 'case:' || w.case_id AS subject, w.case_id, 'G10' AS rule,
    w.amount_words || ' of the case reached ' || w.place || ' by ' || CAST(CAST(w.last_at AS DATE) AS VARCHAR)
        || ', and no measure holds anything there'
        || CASE
            WHEN c.more > 1 THEN '; the same is true of ' || CAST(c.more AS VARCHAR) || ' more places.'
            WHEN c.more = 1 THEN '; the same is true of 1 more place.'
            ELSE '.'
        END
        || coalesce(' The same is true of what has no known value in euro: ' || t.words || '.', '') AS reason,
    w.step || coalesce(' ' || t.step, '') AS next_step,
    c.evidence, CAST(NULL AS VARCHAR) AS joinable
FROM waiting AS w
JOIN per_case AS c ON c.case_id = w.case_id AND c.evidence IS NOT NULL
LEFT JOIN told AS t ON t.case_id = w.case_id
WHERE w.nth = 1
