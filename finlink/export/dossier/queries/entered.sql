-- The payments by which money of the case entered the trace, with both ends as the register writes them.
SELECT e.how, e.time, e.currency, e.amount, e.entered, t.sender, t.receiver, t.purpose, e.evidence
FROM trace_entries AS e
JOIN dossier_case AS d ON d.case_id = e.case_id
LEFT JOIN transfers AS t ON t.source_file || ':' || CAST(t.source_row AS VARCHAR) = e.evidence
ORDER BY e.time, e.evidence
