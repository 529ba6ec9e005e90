-- The networks as the listing has them, the one with most cases first.
SELECT network, cases, loss_eur, losses_unknown, with_investigation, lead
FROM networks
ORDER BY cases DESC, loss_eur DESC NULLS LAST, network
