-- The assets of a picture (its accounts, wallets and cases) with every measure on each, in the order in which they were
-- taken.
WITH concerned AS (
    SELECT e.asset FROM asset_events AS e JOIN drawn AS d ON d.node = e.node
    UNION
    SELECT e.asset FROM asset_events AS e JOIN drawn AS d ON d.node = 'case:' || e.case_id
)
SELECT a.asset, a.node, a.asset_type, a.target, a.state, a.held, a.currency, a.first_on,
    a.evidence AS all_evidence, e.case_id, e.measure, e.date, e.amount,
    e.currency AS event_currency, e.authority, e.order_ref, e.evidence
FROM concerned AS c
JOIN assets AS a ON a.asset = c.asset
JOIN asset_events AS e ON e.asset = a.asset
ORDER BY a.asset, e.nth
