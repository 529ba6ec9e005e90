-- The chains that pots can be on, numbered from 0 in text order; 0 is none.
SELECT chain, CAST(row_number() OVER (ORDER BY chain) - 1 AS INTEGER) AS number
FROM (
    SELECT '' AS chain
    UNION
    SELECT network FROM trace_chains WHERE network IS NOT NULL
    UNION
    SELECT evm_network FROM trace_chains WHERE evm_network IS NOT NULL
    UNION
    SELECT chain FROM node_chains WHERE chain IS NOT NULL
) AS t
