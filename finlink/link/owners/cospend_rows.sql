-- The same rows by number: a row with a sender tells an input, a row with a receiver an output, an ordinary row both.
SELECT t.point, CASE WHEN s.wallet = 1 THEN s.code END AS sender, r.code AS receiver,
    CASE WHEN t.sender IS NULL THEN 1 ELSE 0 END AS output_only, t.amount, t.source_file, t.source_row
FROM cospend_told AS t
LEFT JOIN cospend_codes AS s ON s.value = t.sender AND s.chain = t.chain
LEFT JOIN cospend_codes AS r ON r.value = t.receiver AND r.chain = t.chain
