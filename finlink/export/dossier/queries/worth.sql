-- In euro: what of the case's money was traced to a place, and its share of what could still be frozen there, rounded down
-- to cents, as the worklist counts both. A sum is unknown as soon as a part of it has no value in euro.
SELECT count(*) AS places, CAST(CASE WHEN count(*) = count(amount_eur) THEN sum(amount_eur) END AS DECIMAL(30, 2)) AS traced_eur,
    CAST(CASE WHEN count(*) = count(share_eur) THEN sum(share_eur) END AS DECIMAL(30, 2)) AS freezable_eur,
    CAST(coalesce(sum(share_eur), 0) AS DECIMAL(30, 2)) AS least_eur
FROM dossier_places
