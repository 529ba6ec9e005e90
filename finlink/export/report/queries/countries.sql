-- Traced money by the country of the account or service, most first.
SELECT country, count(DISTINCT destination) AS places, sum(traced_eur) AS traced, sum(restrained_eur) AS restrained,
    sum(freezable_eur) AS freezable, CAST(sum(unknown) AS INTEGER) AS unknown
FROM report_places
GROUP BY country
ORDER BY traced DESC NULLS LAST, country NULLS LAST
