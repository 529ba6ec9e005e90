-- The wallets of each cluster of an analysis tool, within one chain family. Tools number on their own, so a cluster that
-- is a number, a word for cluster and a number, or at most three characters means the same in one file only.
WITH named AS (
    SELECT w.node, lower(w.cluster) AS cluster, coalesce(w.chain_family, '') AS family, w.confidence, w.source_file,
        w.source_row
    FROM wallets AS w
    WHERE w.cluster IS NOT NULL AND starts_with(w.node, 'wallet:')
), services AS (
    SELECT label AS name FROM service_labels
    UNION
    SELECT lower(service) AS name FROM wallets WHERE service IS NOT NULL
)
SELECT n.node,
    CASE
        WHEN length(n.cluster) <= 3
            OR regexp_matches(n.cluster, '^[^0-9a-z]*(cluster|klaster|кластер|клъстер|küme|entity|group|grupa|wallet|id|no|nr|c|w|e|g)?[^0-9a-z]*[0-9]+$')
            THEN n.family || ':' || n.source_file || '/' || n.cluster
        ELSE n.family || ':' || n.cluster
    END AS name,
    CAST(0.9 * coalesce(f.factor, 1) AS DOUBLE) AS strength,
    CASE WHEN s.name IS NULL THEN 0 ELSE 1 END AS service, n.source_file, n.source_row
FROM named AS n
LEFT JOIN owner_confidence AS f ON f.said = n.confidence
LEFT JOIN services AS s ON s.name = n.cluster
