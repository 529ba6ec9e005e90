-- The pairs of cases with a proposed link, with what is at stake for each: the losses of both cases.
SELECT k."left", k."right", max(k.strength) AS strength, min(l.loss_eur) AS left_loss, min(r.loss_eur) AS right_loss,
    1 AS joined
FROM links AS k
LEFT JOIN case_facts AS l ON l.case_id = k."left"
LEFT JOIN case_facts AS r ON r.case_id = k."right"
WHERE k.status = 'proposed'
GROUP BY k."left", k."right"
ORDER BY 1, 2
