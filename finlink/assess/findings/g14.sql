-- G14: an investigation names a case that the register does not have, or one that is no case any more.
SELECT 'investigation:' || i.investigation_id AS subject,
    c.case_id, 'G14' AS rule,
    'Investigation ' || i.investigation_id || ' names case ' || i.case_id
        || CASE WHEN c.case_id IS NULL THEN ', which is not in the register.' ELSE ', which is ' || c.status || '.' END AS reason,
    'Correct the case id of the investigation, or add the case it belongs to.' AS next_step,
    i.source_file || ':' || CAST(i.source_row AS VARCHAR)
        || CASE WHEN c.case_id IS NULL THEN '' ELSE '; ' || c.source_file || ':' || CAST(c.source_row AS VARCHAR) END AS evidence,
    CAST(NULL AS VARCHAR) AS joinable
FROM investigations AS i
LEFT JOIN cases AS c ON c.case_id = i.case_id
WHERE c.case_id IS NULL OR c.status IN ('duplicate', 'unfounded', 'merged')
