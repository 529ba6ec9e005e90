"""Traced money in the graph: whose, through which nodes it went, and where it ended.

The tables that tracing made are read as they are, so it is always the declared method's answer. Three kinds of nodes
exist for it alone: ``outside:fee/<case id>`` (and ``unknown``, ``conversion``, ``sender``) for ends that are no
account, one a case, so that a fee joins no cases; ``tx:<chain>:<hash>`` for a transaction with several inputs and
outputs; and ``owner:…`` where the wallets of one owner are followed as one (setting ``trace_pool_owners``).
"""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

from finlink.engine import sql_file
from finlink.words import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

    from finlink.engine import DuckEngine

_EVERY = 2**62


def choose_cases(engine: DuckEngine, case_ids: Iterable[str] | None = None) -> None:
    """Make ``traced_cases``, the cases whose money is told of (None = all), and the view of its movements."""
    engine.run(f"CREATE OR REPLACE VIEW proceeds_moves AS {sql_file(__package__, 'proceeds_moves')}")
    if case_ids is None:
        engine.table("traced_cases", "SELECT DISTINCT case_id FROM trace_hops")
    else:
        engine.table_from_columns("traced_cases", {"case_id": list(case_ids)}, {"case_id": "VARCHAR"})


def follow(engine: DuckEngine, most: int = 0) -> None:
    """Add to ``wanted`` the nodes that the chosen cases' money went through: at most so many (0 = all)."""
    engine.table_from_columns("trail", {"most": [most or _EVERY]}, {"most": "BIGINT"})
    engine.table("wanted", sql_file(__package__, "grown_by_proceeds"))


def add_ends(engine: DuckEngine, graph: nx.MultiDiGraph[str]) -> None:
    """Tell where tracing ended, as JSON lists of amounts: ``traced`` of a node, ``destinations`` of a case."""
    for attribute, query in (("traced", "proceeds_ends"), ("destinations", "proceeds_destinations")):
        names, rows = engine.records(sql_file(__package__, query))
        for node, found in groupby(rows, key=lambda row: str(row[0])):
            if node in graph:
                told = [_told(names[1:], row[1:]) for row in found]
                graph.nodes[node][attribute] = json.dumps(told, ensure_ascii=False)


def _told(names: Iterable[str], row: Iterable[object]) -> dict[str, str]:
    """Return one end as texts, without what is not known."""
    texts = zip(names, map(plain_text, row), strict=True)
    return {name: text for name, text in texts if text}
