-- Every place that traced money went through or ended at.
SELECT source AS node FROM proceeds_moves
UNION
SELECT target FROM proceeds_moves
UNION
SELECT CASE WHEN starts_with(destination, 'outside:') THEN destination || '/' || case_id ELSE destination END FROM trace_ends
