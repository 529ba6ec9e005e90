-- Payments that several files may tell: equal ends, amount, currency and day; and what they know beyond that, lowest and
-- highest, to see where it differs. A group is named after its first row.
SELECT min(row_at) AS agreed, sender, receiver, amount, currency, day,
    min(network) AS network_low, max(network) AS network_high,
    min(log_index) AS log_low, max(log_index) AS log_high,
    min(proceeds_of) AS proceeds_low, max(proceeds_of) AS proceeds_high
FROM pair_rows
GROUP BY sender, receiver, amount, currency, day
HAVING min(file) <> max(file)
