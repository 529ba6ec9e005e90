-- The wanted nodes with the other ends of their transfers.
SELECT node FROM wanted
UNION
SELECT f.receiver_node FROM flows AS f JOIN wanted AS w ON w.node = f.sender_node WHERE f.receiver_node IS NOT NULL
UNION
SELECT f.sender_node FROM flows AS f JOIN wanted AS w ON w.node = f.receiver_node WHERE f.sender_node IS NOT NULL
