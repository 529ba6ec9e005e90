-- Everything that was worked out from rows, by the rows that it cites.
SELECT evidence FROM links
UNION
SELECT evidence FROM link_decisions
UNION
SELECT earlier FROM link_decisions
UNION
SELECT evidence FROM wallet_owners
UNION
SELECT evidence FROM findings
UNION
SELECT evidence FROM case_status
UNION
SELECT evidence FROM asset_events
UNION
SELECT evidence FROM trace_hops
UNION
SELECT evidence FROM trace_entries
