-- Links that came, went, or have another status or strength. A link is the pair of cases, its kind and what it goes over.
WITH told AS (
    SELECT coalesce(n."left", o."left") AS one, coalesce(n."right", o."right") AS other,
        coalesce(n.kind, o.kind) AS kind, coalesce(n.via, o.via, '') AS via,
        o.status || ', strength ' || CAST(o.strength AS VARCHAR) AS before,
        n.status || ', strength ' || CAST(n.strength AS VARCHAR) AS after,
        coalesce(n.evidence, o.evidence) AS evidence
    FROM new_links AS n
    FULL JOIN old_links AS o
        ON o."left" = n."left" AND o."right" = n."right" AND o.kind = n.kind AND coalesce(o.via, '') = coalesce(n.via, '')
)
SELECT
    CASE WHEN t.before IS NULL THEN 'link_new' WHEN t.after IS NULL THEN 'link_gone' ELSE 'link_changed' END AS what,
    t.one || '..' || t.other AS subject, coalesce(t.before, '') AS before, coalesce(t.after, '') AS after,
    coalesce(replace(w.says, '{via}', t.via), t.kind || ' ' || t.via) AS reason, t.evidence
FROM told AS t
LEFT JOIN link_words AS w ON w.kind = t.kind
WHERE t.before IS DISTINCT FROM t.after
