-- Each account, wallet or service, per asset, where traced money of the report's cases lies. What is restrained and could be
-- frozen there is that of the whole position, other cases' share included. Who keeps it is named as in report_keepers;
-- unnamed = it is known by a name that a report does not give.
WITH there AS (
    SELECT t.destination, t.currency, min(t.country) AS country, min(t.service) AS service,
        sum(t.amount_eur) AS traced_eur, count(*) - count(t.amount_eur) AS unknown
    FROM trace_ends AS t
    JOIN report_cases AS c ON c.case_id = t.case_id
    WHERE t.amount > 0 AND c.status <> 'NOT_REQUIRED'
        AND t.reason IN ('service', 'left on the account', 'age limit', 'smaller than the dust limit')
    GROUP BY t.destination, t.currency
), held AS (
    SELECT destination, currency, max(restrained_eur) AS restrained_eur,
        CASE WHEN count(*) = count(freezable_eur) THEN sum(freezable_eur) END AS freezable_eur
    FROM freezable
    GROUP BY destination, currency
)
SELECT t.destination, t.currency, t.country, k.name AS service,
    CASE WHEN t.service IS NOT NULL AND k.name IS NULL THEN 1 ELSE 0 END AS unnamed, t.traced_eur, t.unknown, h.restrained_eur, h.freezable_eur
FROM there AS t
LEFT JOIN report_keepers AS k ON k.node = t.destination
LEFT JOIN held AS h ON h.destination = t.destination AND h.currency = t.currency
