-- What analysts decided about links of the case: the decision in force.
SELECT e."left", e."right", e.kind, e.via, e.decision, e.by, e.at, e.reason, e.evidence, e.earlier
FROM link_decisions AS e
JOIN dossier_case AS d ON d.case_id IN (e."left", e."right")
ORDER BY e."left", e."right", e.kind, e.via
