-- What records say, each distinct content once: what is compared. print = the content's fingerprint, over which an
-- earlier build's results are found again.
SELECT row_number() OVER (ORDER BY print) AS profile, *
FROM (
    SELECT DISTINCT words, skeletons, initials, joined, aside, sort, legal_form, id_key, id_kind, id_valid, id_checked,
        born, born_said, country, house, streets, address_letters, phones, emails, handles, decided, print
    FROM person_contents
) AS c
ORDER BY profile
