-- K12 the event log: what happened to assets in the period, stage by stage, in euro at the day of the event. Within a group
-- several orders of one stage for one asset concern the same money: the largest counts; what was realised or returned adds
-- up. An asset with an event of unknown value at a stage is in that stage's number and in none of its euro.
WITH placed AS (
    SELECT e.asset, e.stage, e.amount_eur, coalesce(d.grp, g.grp, p.elsewhere) AS grp
    FROM asset_events AS e
    CROSS JOIN kpi_params AS p
    JOIN kpi_days AS d ON d.day = e.date AND d.in_period = 1 AND d.past = 1
    LEFT JOIN kpi_places AS g ON g.case_id = e.case_id
    WHERE e.stage < 7
), grouped AS (
    SELECT asset, stage, amount_eur, grp FROM placed WHERE grp <> 'all'
    UNION ALL
    SELECT asset, stage, amount_eur, 'all' AS grp FROM placed
), reached AS (
    SELECT grp, asset, stage,
        CASE WHEN count(*) > count(amount_eur) THEN NULL WHEN stage < 5 THEN max(amount_eur) ELSE sum(amount_eur) END AS eur
    FROM grouped
    GROUP BY grp, asset, stage
)
SELECT grp,
    sum(CASE WHEN stage = 0 THEN eur END) AS identified_eur, sum(CASE WHEN stage = 0 THEN 1 ELSE 0 END) AS identified,
    count(CASE WHEN stage = 0 THEN eur END) AS identified_known,
    sum(CASE WHEN stage = 0 AND eur IS NULL THEN 1 ELSE 0 END) AS identified_unknown,
    sum(CASE WHEN stage = 1 THEN eur END) AS suspended_eur, sum(CASE WHEN stage = 1 THEN 1 ELSE 0 END) AS suspended,
    count(CASE WHEN stage = 1 THEN eur END) AS suspended_known,
    sum(CASE WHEN stage = 1 AND eur IS NULL THEN 1 ELSE 0 END) AS suspended_unknown,
    sum(CASE WHEN stage = 2 THEN eur END) AS frozen_eur, sum(CASE WHEN stage = 2 THEN 1 ELSE 0 END) AS frozen,
    count(CASE WHEN stage = 2 THEN eur END) AS frozen_known,
    sum(CASE WHEN stage = 2 AND eur IS NULL THEN 1 ELSE 0 END) AS frozen_unknown,
    sum(CASE WHEN stage = 3 THEN eur END) AS seized_eur, sum(CASE WHEN stage = 3 THEN 1 ELSE 0 END) AS seized,
    count(CASE WHEN stage = 3 THEN eur END) AS seized_known,
    sum(CASE WHEN stage = 3 AND eur IS NULL THEN 1 ELSE 0 END) AS seized_unknown,
    sum(CASE WHEN stage = 4 THEN eur END) AS confiscated_eur, sum(CASE WHEN stage = 4 THEN 1 ELSE 0 END) AS confiscated,
    count(CASE WHEN stage = 4 THEN eur END) AS confiscated_known,
    sum(CASE WHEN stage = 4 AND eur IS NULL THEN 1 ELSE 0 END) AS confiscated_unknown,
    sum(CASE WHEN stage = 5 THEN eur END) AS realised_eur, sum(CASE WHEN stage = 5 THEN 1 ELSE 0 END) AS realised,
    count(CASE WHEN stage = 5 THEN eur END) AS realised_known,
    sum(CASE WHEN stage = 5 AND eur IS NULL THEN 1 ELSE 0 END) AS realised_unknown,
    sum(CASE WHEN stage = 6 THEN eur END) AS returned_eur, sum(CASE WHEN stage = 6 THEN 1 ELSE 0 END) AS returned,
    count(CASE WHEN stage = 6 THEN eur END) AS returned_known,
    sum(CASE WHEN stage = 6 AND eur IS NULL THEN 1 ELSE 0 END) AS returned_unknown
FROM reached
GROUP BY grp
