-- How traced money arrived at each end point, of which whole payment it was a part, and what its transfer says: transaction
-- and deposit reference.
SELECT h.target, h.target_chain AS chain, h.target_currency AS currency, h.case_id, h.time, h.received, h.whole, h.source_currency AS whole_currency, h.source, t.tx_hash,
    t.reference, h.evidence
FROM trace_hops AS h
JOIN freezable AS f ON f.destination = h.target AND f.chain = h.target_chain AND f.currency = h.target_currency
    AND f.freezable > 0
LEFT JOIN transfers AS t ON t.source_file || ':' || CAST(t.source_row AS VARCHAR) = h.evidence
ORDER BY h.target, h.target_chain, h.target_currency, h.time, h.case_id, h.step
