-- Traced money by who keeps it, most first; without a name the custodian is not known, or not named here (unnamed).
SELECT service, unnamed, country, count(DISTINCT destination) AS places, sum(traced_eur) AS traced, sum(restrained_eur) AS restrained,
    sum(freezable_eur) AS freezable, CAST(sum(unknown) AS INTEGER) AS unknown
FROM report_places
GROUP BY service, unnamed, country
ORDER BY traced DESC NULLS LAST, service NULLS LAST, unnamed, country NULLS LAST
