"""Connected groups of cases, found on the case-identifier form (``star_edges.sql``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from networkx.utils import UnionFind

from finlink.engine import sql_file

if TYPE_CHECKING:
    from finlink.engine import DuckEngine


def find_networks(engine: DuckEngine) -> None:
    """Make ``network_groups`` (case_id, first_case): the connected groups of two and more cases."""
    groups: UnionFind[str] = UnionFind()
    for first, other in engine.rows(sql_file("finlink.link", "star_edges")):
        groups.union(first, other)
    cases: list[str] = []
    firsts: list[str] = []
    for group in groups.to_sets():
        cases += group
        firsts += [min(group)] * len(group)
    engine.table_from_columns(
        "network_groups", {"case_id": cases, "first_case": firsts}, {"case_id": "VARCHAR", "first_case": "VARCHAR"}
    )
