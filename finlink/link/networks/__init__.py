"""Connected groups of cases, found on the case-identifier form (``star_edges.sql``), never on all pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from networkx.utils import UnionFind

from finlink.engine import sql_file
from finlink.link.components import components

if TYPE_CHECKING:
    from finlink.engine import DuckEngine

MANY = 50_000
"""From so many edges on scipy finds the groups: faster, but slow to import."""

_GROUPS = {"case_id": "VARCHAR", "first_case": "VARCHAR"}


def find_networks(engine: DuckEngine) -> None:
    """Make ``networks`` and ``network_members``; a network has two cases and more."""
    engine.table("star_edges", sql_file(__name__, "star_edges"))
    if engine.value("SELECT count(*) FROM star_edges") < MANY:
        _few(engine)
    else:
        _many(engine)
    engine.run("DROP TABLE star_edges")
    for name in ("network_members", "networks"):
        engine.table(name, sql_file(__name__, name))


def _few(engine: DuckEngine) -> None:
    """Make ``network_groups`` (case_id, first_case) with networkx."""
    groups: UnionFind[str] = UnionFind()
    for first, other in engine.rows("SELECT first_case, case_id FROM star_edges"):
        groups.union(first, other)
    cases: list[str] = []
    firsts: list[str] = []
    for group in groups.to_sets():
        cases += group
        firsts += [min(group)] * len(group)
    engine.table_from_columns("network_groups", {"case_id": cases, "first_case": firsts}, _GROUPS)


def _many(engine: DuckEngine) -> None:
    """Make ``network_groups`` with scipy, over the places of the cases in text order."""
    engine.table(
        "linked_cases",
        "SELECT case_id, row_number() OVER (ORDER BY case_id) - 1 AS place FROM ("
        "SELECT first_case AS case_id FROM star_edges UNION SELECT case_id FROM star_edges) ORDER BY case_id",
    )
    edges = engine.ask(
        "SELECT a.place AS x, b.place AS y FROM star_edges e JOIN linked_cases a ON a.case_id = e.first_case "
        "JOIN linked_cases b ON b.case_id = e.case_id"
    ).fetchnumpy()
    firsts = components(
        np.asarray(edges["x"]), np.asarray(edges["y"]), int(engine.value("SELECT count(*) FROM linked_cases"))
    )
    engine.table_from_numbers("firsts", {"place": np.arange(len(firsts)), "first": firsts})
    engine.table(
        "network_groups",
        "SELECT c.case_id, f.case_id AS first_case FROM linked_cases c JOIN firsts p ON p.place = c.place "
        "JOIN linked_cases f ON f.place = p.first",
    )
    for name in ("firsts", "linked_cases"):
        engine.run(f"DROP TABLE {name}")
