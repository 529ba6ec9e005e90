"""What the panels say beyond the picture, read in SQL: rows, findings, links between cases, traced money."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from finlink.engine import amount_text, sql_file
from finlink.graph.proceeds import choose_cases

if TYPE_CHECKING:
    from finlink.engine import DuckEngine

    Columns = dict[str, list[Any]]

_OWN, _GRAPH = "finlink.export.overview.queries", "finlink.graph"
_TABLES = ("overview_pairs", "overview_moves", "overview_ends", "overview_more", "wanted", "traced_cases")
_VIEW = "proceeds_moves"
_AMOUNTS = {"moves": ("amount", "sent", "entered"), "ends": ("amount", "low", "high")}
MOST = {"findings": 1_000_000, "rows": 1_500_000, "links": 500_000, "trace": 500_000}
"""So many rows of a part are read; one that has more would not fit into a page, and is left out."""
_COUNTED = {"findings": "findings", "links": "links", "trace": "trace_hops"}
"""Where the rows of a part are counted before anything is made of them."""


def read_more(engine: DuckEngine) -> dict[str, dict[str, Columns]]:
    """Return each part by its name, and in it each table as columns; parts with too many rows are not there.

    A node is its number in the table ``overview_nodes``, which is there already.
    """
    found, before = {}, engine.names()
    try:
        for name, tables in {
            "findings": ("reasons", "node_findings"),
            "rows": ("node_rows",),
            "links": ("pairs",),
            "trace": ("moves", "ends"),
        }.items():
            if name in _COUNTED and int(engine.value(f"SELECT count(*) FROM {_COUNTED[name]}")) > MOST[name]:
                continue
            _prepare(engine, name)
            read = {table: _columns(engine, table, MOST[name]) for table in tables}
            if None not in read.values():
                found[name] = {table: columns for table, columns in read.items() if columns is not None}
        return found
    finally:
        made = engine.names() - before
        for kind, names in (("VIEW", (_VIEW,)), ("TABLE", _TABLES)):
            for name in names:
                if name in made:
                    engine.run(f"DROP {kind} {name}")


def _prepare(engine: DuckEngine, part: str) -> None:
    """Make the tables that the queries of a part read, as the graph has them."""
    if part == "links":
        engine.table("wanted", "SELECT node FROM overview_nodes WHERE kind = 'case'")
        engine.table("overview_pairs", sql_file(_GRAPH, "link_edges"))
    elif part == "trace":
        choose_cases(engine)
        engine.table("wanted", sql_file(_OWN, "traced_places"))
        engine.table("overview_moves", sql_file(_GRAPH, "proceeds_edges"))
        engine.table("overview_ends", sql_file(_GRAPH, "proceeds_ends"))


def _columns(engine: DuckEngine, name: str, most: int) -> Columns | None:
    """Return a table as columns, amounts as exact texts; None where it has too many rows."""
    engine.table("overview_more", sql_file(_OWN, name))
    if int(engine.value("SELECT count(*) FROM overview_more")) > most:
        return None
    exact = ", ".join(f"{amount_text(column)} AS {column}" for column in _AMOUNTS.get(name, ()))
    return engine.columns(f"SELECT * {f'REPLACE ({exact})' if exact else ''} FROM overview_more ORDER BY rowid")
