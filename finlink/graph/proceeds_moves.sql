-- The movements of traced money by the nodes of the graph. A fee, and an end that the register does not name, are nodes of
-- their case alone, so that they join no cases; who paid and is not named is another node than where money went.
SELECT case_id, method, hop, time,
    CASE WHEN starts_with(source, 'outside:') THEN 'outside:sender/' || case_id ELSE source END AS source,
    CASE WHEN starts_with(target, 'outside:') THEN target || '/' || case_id ELSE target END AS target,
    source_currency, target_currency, sent, received, whole, entered, evidence
FROM trace_hops
