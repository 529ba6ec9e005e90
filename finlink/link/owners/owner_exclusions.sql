-- What would have joined wallets and was left out, with the reason.
SELECT p.kind, p.name, x.reason, array_to_string(list_sort(list(r.evidence)), '; ') AS evidence
FROM owner_excluded AS x
JOIN owner_points AS p ON p.point = x.point
JOIN owner_rows AS r ON r.point = p.point
GROUP BY p.kind, p.name, x.reason
ORDER BY p.kind, p.name, x.reason
