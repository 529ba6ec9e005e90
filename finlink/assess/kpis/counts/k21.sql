-- K21 what was traced to an identified end point, against the loss, over the cases of E of which both are known.
SELECT grp,
    sum(CASE WHEN traced_unknown = 0 THEN loss_eur END) AS loss_eur,
    sum(CASE WHEN traced_unknown = 0 AND loss_eur IS NOT NULL THEN coalesce(traced_eur, 0) END) AS traced_eur,
    sum(CASE WHEN traced_unknown = 0 AND loss_eur IS NOT NULL THEN 1 ELSE 0 END) AS known,
    sum(CASE WHEN traced_unknown = 0 AND loss_eur IS NOT NULL AND traced_eur > 0 THEN 1 ELSE 0 END) AS traced,
    sum(CASE WHEN loss_eur IS NULL THEN 1 ELSE 0 END) AS no_loss,
    sum(CASE WHEN loss_eur IS NOT NULL THEN traced_unknown ELSE 0 END) AS no_value
FROM kpi_cohort
WHERE eligible = 1
GROUP BY grp
