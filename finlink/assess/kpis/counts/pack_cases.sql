-- The packs: cases registered in the period, of money laundering among them, and those that cite a report of a suspicious
-- transaction.
SELECT grp, count(*) AS registered, sum(of_laundering) AS of_laundering, sum(has_str) AS with_str
FROM kpi_cohort
GROUP BY grp
