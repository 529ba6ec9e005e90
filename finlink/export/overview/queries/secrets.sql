-- The numbers that must not be read: of everyone who is not known to be a company.
SELECT DISTINCT national_id FROM party_names
WHERE national_id IS NOT NULL AND coalesce(person_kind, '') <> 'company' ORDER BY national_id
