-- K22 eligible cases that share an account, wallet, holder or party with another case (links that join
-- networks); K22b of these, those covered together with a linked case by one investigation.
SELECT grp, sum(linked) AS linked, sum(joint) AS joint
FROM kpi_cohort
WHERE eligible = 1
GROUP BY grp
