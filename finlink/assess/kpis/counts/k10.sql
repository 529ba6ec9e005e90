-- K10 of the due cases with a wallet those with an investigation whose scope names crypto.
SELECT grp, sum(CASE WHEN due = 1 AND covered = 1 AND crypto_scope = 1 THEN 1 ELSE 0 END) AS capable,
    sum(CASE WHEN due = 1 AND NOT (covered = 1 AND crypto_scope IS NULL) THEN 1 ELSE 0 END) AS with_wallet,
    sum(CASE WHEN due = 1 AND covered = 1 AND crypto_scope IS NULL THEN 1 ELSE 0 END) AS no_scope,
    sum(CASE WHEN due = 0 THEN 1 ELSE 0 END) AS not_yet_due
FROM kpi_cohort
WHERE eligible = 1 AND has_crypto = 1
GROUP BY grp
