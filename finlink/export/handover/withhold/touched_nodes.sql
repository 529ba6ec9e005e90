-- The accounts and wallets that withheld rows name: as theirs, as an end of a transfer, as what a measure holds.
SELECT a.node
FROM accounts AS a
JOIN withheld_rows AS w ON w.source_file = a.source_file AND w.source_row = a.source_row
UNION
SELECT a.node
FROM wallets AS a
JOIN withheld_rows AS w ON w.source_file = a.source_file AND w.source_row = a.source_row
UNION
SELECT f.sender_node
FROM flows AS f
JOIN withheld_rows AS w ON w.source_file = f.source_file AND w.source_row = f.source_row
UNION
SELECT f.receiver_node
FROM flows AS f
JOIN withheld_rows AS w ON w.source_file = f.source_file AND w.source_row = f.source_row
UNION
SELECT e.node
FROM asset_events AS e
JOIN withheld_evidence AS w ON w.evidence = e.evidence
