-- Every name of a build that a page may show, as kind:text: the nodes of the register and of traced money, what links go
-- by, networks, assets, units, authorities, banks and services.
WITH said AS (
    SELECT 'case:' || case_id AS name FROM cases
    UNION
    SELECT 'case:' || case_id FROM coverage WHERE case_id IS NOT NULL
    UNION
    SELECT node FROM accounts WHERE node <> ''
    UNION
    SELECT node FROM wallets WHERE node <> ''
    UNION
    SELECT node FROM identifiers WHERE node <> ''
    UNION
    SELECT node FROM party_names
    UNION
    SELECT 'investigation:' || investigation_id FROM coverage
    UNION
    SELECT source FROM proceeds_moves
    UNION
    SELECT target FROM proceeds_moves
    UNION
    SELECT destination FROM trace_ends
    UNION
    SELECT unnest(string_split(replace(via, ' > ', ' ~ '), ' ~ ')) FROM links WHERE via IS NOT NULL
    UNION
    SELECT 'network:' || network FROM networks
    UNION
    SELECT 'unit:' || unit FROM cases WHERE unit IS NOT NULL
    UNION
    SELECT 'authority:' || authority FROM coverage WHERE authority IS NOT NULL
    UNION
    SELECT 'authority:' || authority FROM measures WHERE authority IS NOT NULL
    UNION
    SELECT 'measure:' || asset FROM assets
    UNION
    SELECT 'bank:' || bank FROM accounts WHERE bank IS NOT NULL
    UNION
    SELECT 'service:' || coalesce(service, label) FROM wallets WHERE coalesce(service, label) IS NOT NULL
    UNION
    SELECT 'service:' || bank FROM accounts WHERE bank IS NOT NULL
)
SELECT DISTINCT name FROM said WHERE name IS NOT NULL ORDER BY name
