-- K11 of the closed investigations those with a result; K17 those with a charge of money laundering.
SELECT grp, count(*) AS closed, sum(has_result) AS with_result, sum(ml) AS with_charge
FROM kpi_pfis_closed
GROUP BY grp
