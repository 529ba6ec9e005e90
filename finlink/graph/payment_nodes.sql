-- A number for every account and wallet that may be an end of a payment: numbers are compared sooner than texts.
SELECT node, row_number() OVER (ORDER BY node) AS number FROM (SELECT DISTINCT node FROM transfer_ends) AS t
