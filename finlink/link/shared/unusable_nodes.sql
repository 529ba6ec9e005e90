-- Numbers of persons and companies that stand for "unknown".
SELECT 'party:' || key AS node FROM person_keys WHERE NOT usable
