-- One row per network. with_investigation and lead are completed by the assess stage, which knows the statuses.
SELECT network, count(*) AS cases, array_to_string(list_sort(list(case_id)), ';') AS case_ids,
    sum(loss_eur) AS loss_eur, count(*) - count(loss_eur) AS losses_unknown
FROM network_members
GROUP BY network
ORDER BY length(network), network
