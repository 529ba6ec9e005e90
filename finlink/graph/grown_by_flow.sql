-- The wanted nodes with those to or from which traced money went directly from or to the frontier.
SELECT node FROM wanted
UNION
SELECT m.target FROM proceeds_moves AS m JOIN frontier AS f ON f.node = m.source
UNION
SELECT m.source FROM proceeds_moves AS m JOIN frontier AS f ON f.node = m.target
