"""Connected groups of cases, found on the case-identifier form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from networkx.utils import UnionFind

if TYPE_CHECKING:
    from finlink.engine import DuckEngine

JOINS = 0.9
"""Strength from which a proposed link joins cases to a network (design, meanings)."""

STAR_EDGES = f"""
SELECT DISTINCT f.first_case, i.case_id
FROM case_identifiers AS i
JOIN identifier_use AS u ON u.node = i.node
JOIN (SELECT node, min(case_id) AS first_case FROM case_identifiers GROUP BY node) AS f ON f.node = i.node
WHERE u.hub = 0 AND u.cases > 1 AND u.joining = 1 AND i.strength >= {JOINS}
    AND f.first_case <> i.case_id
ORDER BY 1, 2
"""  # noqa: S608 - a constant
"""Each identifier that joins, as edges from its first case to the others: linear in rows, never pairs."""


def find_networks(engine: DuckEngine) -> None:
    """Make ``network_groups`` (case_id, first_case): the connected groups of two and more cases."""
    groups: UnionFind[str] = UnionFind()
    for first, other in engine.rows(STAR_EDGES):
        groups.union(first, other)
    cases: list[str] = []
    firsts: list[str] = []
    for group in groups.to_sets():
        cases += group
        firsts += [min(group)] * len(group)
    engine.table_from_columns(
        "network_groups", {"case_id": cases, "first_case": firsts}, {"case_id": "VARCHAR", "first_case": "VARCHAR"}
    )
