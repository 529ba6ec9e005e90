-- The clusters of two and more wallets; `service` marks one that is called like a service.
SELECT name, max(service) AS service FROM cluster_rows GROUP BY name HAVING count(DISTINCT node) >= 2
