-- The transactions and clusters whose rows are evidence.
SELECT point FROM owner_steps
UNION
SELECT point FROM owner_excluded
