-- Through which channels money moved in each case, as far as its rows say. Victims' accounts and wallets are no channel
-- of the proceeds. Foreign: an account, or a wallet's service, in another country than the case's. Cash: only where a
-- measure says so (asset_type cash); no other column of the register tells it.
WITH seen AS (
    SELECT a.case_id, 1 AS bank, 0 AS crypto, 0 AS cash, coalesce(a.account_country, a.country) AS country
    FROM accounts AS a
    WHERE coalesce(a.role, '') <> 'victim'
    UNION ALL
    SELECT w.case_id, 0, 1, 0, w.country
    FROM wallets AS w
    WHERE coalesce(w.role, '') <> 'victim'
    UNION ALL
    SELECT e.case_id, 0, 0, 1, NULL
    FROM asset_events AS e
    WHERE lower(e.asset_type) = 'cash'
)
SELECT c.case_id, max(s.bank) AS bank, max(s.crypto) AS crypto, max(s.cash) AS cash,
    max(CASE WHEN s.country <> c.country THEN 1 ELSE 0 END) AS foreign_end
FROM cases AS c
JOIN seen AS s ON s.case_id = c.case_id
GROUP BY c.case_id
