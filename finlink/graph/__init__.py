"""Build → networkx.MultiDiGraph: whole, of some cases, or around one node; the only place with graph attributes.

Nodes are node ids (``case:…``, ``account:…``, ``wallet:…``, ``party:…``, ``investigation:…``, and what only tracing
knows, as `proceeds` says). Every attribute is a str, int, float or bool, amounts are decimal texts, and a missing fact
is a missing key, so that GraphML, JSON and notebooks take the graph as it is. ``docs/reference/graph.md`` lists the
attributes.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import networkx as nx

from finlink.engine import literal, sql_file
from finlink.graph.proceeds import add_ends, choose_cases, follow
from finlink.words import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finlink.engine import DuckEngine

MAX_FAN = 200
"""A node with more neighbours than this is shown but not walked through when a neighbourhood grows."""

MOST_TRANSFERS = 20_000
"""So many transfers a bounded picture has at the most; a browser could not show more, nor a person look at them."""

if TYPE_CHECKING:
    Graph = nx.MultiDiGraph[str]
else:
    Graph = nx.MultiDiGraph

_TOO_MANY = f"SELECT node FROM identifier_use WHERE hub = 1 OR cases > {MAX_FAN}"
_NODE_QUERIES = ("case_nodes", "identifier_nodes", "party_nodes", "investigation_nodes", "proceeds_nodes")
_EDGE_QUERIES = ("holds_edges", "holder_edges", "covers_edges", "link_edges", "transfer_edges", "proceeds_edges")
_TABLES = __name__


def plain(value: object) -> str | int | float | bool | None:
    """Return a stored value as a plain JSON type; None stands for a missing fact.

    >>> plain(Decimal("80000.500000")), plain(date(2024, 5, 1)), plain("")
    ('80000.5', '2024-05-01', None)
    """
    if value is None or value == "":
        return None
    if isinstance(value, Decimal):
        return plain_text(value)
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds") + "Z"
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, (str, int, float, bool)) else str(value)


def of_everything(engine: DuckEngine) -> Graph:
    """Return the whole register; for registers of workstation size (about a kilobyte an edge)."""
    engine.table("wanted", sql_file(_TABLES, "all_nodes"))
    choose_cases(engine)
    follow(engine)
    return _assemble(engine)


def of_cases(
    engine: DuckEngine, case_ids: Iterable[str], *, counterparties: bool = False, most: int = 0, trail: int = 0
) -> Graph:
    """Return the cases with all that belongs to them, the transfers among these and the cases' own traced money.

    With ``counterparties`` also the accounts and wallets at the other end of their transfers, and all that the cases'
    money went through: with ``trail`` at most so many nodes of these, the nearest to where it entered first. With
    ``most`` at most so many nodes a case besides the case itself, those that stand in several cases first; no traced
    money; and no transfers where there are more than ``MOST_TRANSFERS`` among them, whose number then is the graph's
    attribute ``transfers_left_out``.
    """
    case_ids = list(case_ids)
    _wanted(engine, [f"case:{case_id}" for case_id in case_ids])
    if most:
        engine.table_from_columns("drawing", {"most": [most]}, {"most": "BIGINT"})
    engine.table("wanted", sql_file(_TABLES, "grown_by_cases_few" if most else "grown_by_cases"))
    if counterparties:
        engine.table("wanted", sql_file(_TABLES, "grown_by_transfers"))
    if not most:
        choose_cases(engine, case_ids)
        if counterparties:
            follow(engine, trail)
        return _assemble(engine)
    engine.table("drawn_transfers", sql_file(_TABLES, "transfer_edges"))
    transfers = int(engine.value("SELECT count(*) FROM drawn_transfers"))
    if transfers <= MOST_TRANSFERS:
        return _assemble(engine, "SELECT * FROM drawn_transfers ORDER BY rowid", proceeds=False)
    graph = _assemble(engine, "SELECT * FROM drawn_transfers WHERE false", proceeds=False)
    graph.graph["transfers_left_out"] = transfers
    return graph


def around(engine: DuckEngine, node: str, hops: int) -> Graph:
    """Return everything at most ``hops`` relations from ``node``, with the traced money of all cases.

    Hubs, fees and unknown ends are shown but not walked through.
    """
    _wanted(engine, [node])
    choose_cases(engine)
    for _ in range(hops):
        engine.table(
            "frontier",
            f"SELECT w.node FROM wanted w WHERE w.node NOT IN ({_TOO_MANY}) AND NOT starts_with(w.node, 'outside:') "
            f"OR w.node = {literal(node)}",
        )
        engine.table("wanted", sql_file(_TABLES, "grown_by_hop"))
        engine.table("wanted", sql_file(_TABLES, "grown_by_flow"))
    return _assemble(engine)


def of_nodes(engine: DuckEngine, nodes: Iterable[str]) -> Graph:
    """Return these nodes and what relates them, with the traced money of all cases; unknown ones are left out."""
    _wanted(engine, list(nodes))
    choose_cases(engine)
    return _assemble(engine)


def _wanted(engine: DuckEngine, nodes: list[str]) -> None:
    engine.table_from_columns("wanted", {"node": nodes}, {"node": "VARCHAR"})


def _assemble(engine: DuckEngine, transfers: str = "", *, proceeds: bool = True) -> Graph:
    """Read the attributes of the wanted nodes and the edges among them; order and keys are those of the rows.

    ``transfers`` is SQL for the transfers among them, where that was asked already; without ``proceeds`` nothing is
    told of traced money.
    """
    graph: Graph = nx.MultiDiGraph()
    left_out = () if proceeds else ("proceeds_nodes", "proceeds_edges")
    for name in (name for name in _NODE_QUERIES if name not in left_out):
        for attributes in _rows(engine, sql_file(_TABLES, name)):
            graph.add_node(str(attributes.pop("node")), **attributes)
    for name in (name for name in _EDGE_QUERIES if name not in left_out):
        query = transfers if transfers and name == "transfer_edges" else sql_file(_TABLES, name)
        for attributes in _rows(engine, query):
            source, target = str(attributes.pop("source")), str(attributes.pop("target"))
            if source in graph and target in graph:
                graph.add_edge(source, target, **attributes)
    if proceeds:
        add_ends(engine, graph)
    return graph


def _rows(engine: DuckEngine, query: str) -> list[dict[str, Any]]:
    names, rows = engine.records(query)
    return [
        {name: kept for name, value in zip(names, row, strict=True) if (kept := plain(value)) is not None}
        for row in rows
    ]
