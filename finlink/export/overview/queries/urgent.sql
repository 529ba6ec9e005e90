-- The cases to look at first: the head of the gap list, with their numbers in the overview.
SELECT n.number, g.status, g.loss_eur, g.network
FROM gaps AS g
JOIN overview_nodes AS n ON n.node = 'case:' || g.case_id
ORDER BY g.priority DESC, g.case_id
LIMIT 40
