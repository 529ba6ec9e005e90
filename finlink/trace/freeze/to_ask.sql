-- The positions that a custodian can be asked to restrain: something is left, and somebody keeps it.
SELECT destination, chain, currency, service, country, traced, traced_eur, restrained, restrained_by, freezable, freezable_eur,
    last_at, channel, note, case_ids
FROM freezable
WHERE freezable > 0 AND (service IS NOT NULL OR starts_with(destination, 'account:') OR pooled = 1)
ORDER BY freezable_eur DESC NULLS LAST, freezable DESC, destination, chain, currency
