-- Transactions and clusters that join no wallets: those like a CoinJoin, and the groups of a service.
SELECT point, excluded AS reason FROM owner_points WHERE excluded IS NOT NULL
UNION ALL
SELECT point, 'the group holds a wallet of a service, or one hosted by a service: its other wallets may be addresses of that service''s customers' AS reason
FROM owner_left_out
