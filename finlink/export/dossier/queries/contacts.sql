-- Telephone numbers, mailboxes, user names and devices of the case's parties, with the subject whose row names each.
SELECT b.node AS subject, t.column AS kind, t.value, t.node, t.reason, t.source_file || ':' || CAST(t.source_row AS VARCHAR) AS evidence
FROM party_contacts AS t
JOIN dossier_case AS d ON d.case_id = t.case_id
JOIN dossier_bearers AS b ON b.kind = 'party' AND b.source_file = t.source_file AND b.source_row = t.source_row
ORDER BY 1, 2, 3, t.source_file, t.source_row
