-- G22: dates that cannot be: after the as-of date, closed before opened, answered before sent, reported or investigated
-- before the incident. The dates are kept out of K4, and measures and answers after the as-of date out of every figure.
WITH wrong AS (
    SELECT case_id, 'opened on ' || CAST(opened AS VARCHAR) || ', after the as-of date' AS what, evidence
    FROM case_facts WHERE opened > as_of
    UNION ALL
    SELECT case_id, 'closed on ' || CAST(closed AS VARCHAR) || ', after the as-of date', evidence
    FROM case_facts WHERE closed > as_of
    UNION ALL
    SELECT case_id, 'closed on ' || CAST(closed AS VARCHAR) || ', before it opened on ' || CAST(opened AS VARCHAR), evidence
    FROM case_facts WHERE closed < opened
    UNION ALL
    SELECT case_id, 'reported on ' || CAST(reported_on AS VARCHAR) || ', before the incident of '
        || CAST(incident_on AS VARCHAR), evidence
    FROM case_facts WHERE reported_on < incident_on
    UNION ALL
    SELECT f.case_id, c.investigation_id || ' opened on ' || CAST(c.opened AS VARCHAR) || ', before the incident of '
        || CAST(f.incident_on AS VARCHAR), f.evidence || '; ' || c.evidence
    FROM case_facts AS f JOIN coverage AS c ON c.case_id = f.case_id WHERE c.opened < f.incident_on
    UNION ALL
    SELECT f.case_id, c.investigation_id || ' opened on ' || CAST(c.opened AS VARCHAR) || ', after the as-of date',
        f.evidence || '; ' || c.evidence
    FROM case_facts AS f JOIN coverage AS c ON c.case_id = f.case_id WHERE c.opened > f.as_of
    UNION ALL
    SELECT f.case_id, c.investigation_id || ' closed on ' || CAST(c.closed AS VARCHAR) || ', after the as-of date',
        f.evidence || '; ' || c.evidence
    FROM case_facts AS f JOIN coverage AS c ON c.case_id = f.case_id WHERE c.closed > f.as_of
    UNION ALL
    SELECT f.case_id, c.investigation_id || ' last acted on ' || CAST(c.last_action AS VARCHAR) || ', after the as-of date',
        f.evidence || '; ' || c.evidence
    FROM case_facts AS f JOIN coverage AS c ON c.case_id = f.case_id WHERE c.last_action > f.as_of
    UNION ALL
    SELECT f.case_id, c.investigation_id || ' closed on ' || CAST(c.closed AS VARCHAR) || ', before it opened on '
        || CAST(c.opened AS VARCHAR), f.evidence || '; ' || c.evidence
    FROM case_facts AS f JOIN coverage AS c ON c.case_id = f.case_id WHERE c.closed < c.opened
    UNION ALL
    SELECT f.case_id, 'an asset ' || e.measure || ' on ' || CAST(e.date AS VARCHAR) || ', after the as-of date', e.evidence
    FROM case_facts AS f JOIN asset_events AS e ON e.case_id = f.case_id WHERE e.date > f.as_of
    UNION ALL
    SELECT f.case_id, 'a request sent on ' || CAST(r.sent AS VARCHAR) || ', after the as-of date',
        r.source_file || ':' || CAST(r.source_row AS VARCHAR)
    FROM case_facts AS f JOIN requests AS r ON r.case_id = f.case_id WHERE r.sent > f.as_of
    UNION ALL
    SELECT f.case_id, 'a request answered on ' || CAST(r.answered AS VARCHAR) || ', after the as-of date',
        r.source_file || ':' || CAST(r.source_row AS VARCHAR)
    FROM case_facts AS f JOIN requests AS r ON r.case_id = f.case_id WHERE r.answered > f.as_of
    UNION ALL
    SELECT f.case_id, 'a request answered on ' || CAST(r.answered AS VARCHAR) || ', before it was sent on ' || CAST(r.sent AS VARCHAR),
        r.source_file || ':' || CAST(r.source_row AS VARCHAR)
    FROM case_facts AS f JOIN requests AS r ON r.case_id = f.case_id WHERE r.answered < r.sent
)
SELECT 'case:' || case_id AS subject, case_id, 'G22' AS rule,
    'Dates that cannot be: ' || array_to_string(list_sort(list(DISTINCT what)), '; ') || '.' AS reason,
    'Correct the dates in the register.' AS next_step,
    array_to_string(list_sort(list(DISTINCT evidence)), '; ') AS evidence, CAST(NULL AS VARCHAR) AS joinable
FROM wrong
GROUP BY case_id
