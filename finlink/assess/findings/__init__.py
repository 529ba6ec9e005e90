"""The findings: one rule a query, named like the rule; each says why, what to do next, and from which rows."""
