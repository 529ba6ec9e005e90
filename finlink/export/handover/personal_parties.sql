-- The parties known by a number that are not known to be companies, numbered by where they first stand in the register: a
-- number in this order says nothing of the person's.
SELECT p.node, row_number() OVER (ORDER BY min(p.evidence), p.node) AS number
FROM party_names AS p
WHERE p.national_id IS NOT NULL
GROUP BY p.node
HAVING coalesce(min(p.person_kind), '') <> 'company'
ORDER BY number
