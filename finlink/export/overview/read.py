"""A build → the columns of the overview: nodes, lines, where each belongs, networks; all asked in SQL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from finlink.engine import amount_text, sql_file
from finlink.export.handling import handling_codes
from finlink.export.overview.more import read_more

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from finlink.engine import DuckEngine

    Numbers = NDArray[np.int64]

MOST_NODES = 250_000
"""So many nodes a page has at the most; of those that no list names, the busiest."""

MOST_LINES = 500_000
"""So many lines: what files say first, then links, then the payments between the nodes that pay most often."""

_TABLES = ("held", "paid", "busy", "room", "nodes", "homes", "lines")
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Register:
    """A register as columns; a node is its number, from 0.

    ``nodes``: node, kind, label, status, network, amount_eur (exact text), unvalued (amounts without a value in euro),
    also (other names, services), opened_month (12 × year + month), hub, secret (the personal number of a party), place
    (file, unit separator, row). ``home``: the number of the case that a node is drawn with, -1 for none. ``group``: the
    number of its group in ``groups`` (ids, in text order). ``section``: 0 networks, 1 cases in no network, 2 in no
    registered case, 3 hubs. ``lines``: source, target, relation, status, words, payments, amount (exact text),
    first_month, last_month, joins (1 where a way may lead over it). ``urgent``: the cases to look at first.
    ``left_out``: nodes, lines of payments and other lines there was no room for. ``more``: what the panels say beyond
    the picture (`finlink.export.overview.more`).
    """

    nodes: dict[str, list[Any]]
    home: Numbers
    group: Numbers
    groups: list[str]
    section: Numbers
    lines: dict[str, list[Any]]
    networks: list[dict[str, Any]]
    urgent: list[dict[str, Any]]
    handling: tuple[str, ...]
    left_out: tuple[int, int, int]
    more: dict[str, dict[str, dict[str, list[Any]]]]

    @property
    def is_case(self) -> NDArray[np.bool_]:
        """Which nodes are cases."""
        return np.array([kind == "case" for kind in self.nodes["kind"]], dtype=bool)


def read_register(engine: DuckEngine, *, most_nodes: int = MOST_NODES, most_lines: int = MOST_LINES) -> Register:
    """Return the whole register of a build, in an order that depends on nothing but what it says."""
    try:
        more_nodes = _make_nodes(engine, most_nodes)
        more_lines = _make_lines(engine, most_lines)
        places = engine.columns(_query("places"))
        groups = sorted(set(places["grp"]))
        number = {name: place for place, name in enumerate(groups)}
        return Register(
            nodes=engine.columns(f"{_exact('overview_nodes', 'amount_eur')} ORDER BY number"),
            home=np.array(places["home"], dtype=np.int64),
            group=np.array([number[name] for name in places["grp"]], dtype=np.int64),
            groups=groups,
            section=np.array(places["section"], dtype=np.int64),
            lines=engine.columns(f"{_exact('overview_lines', 'amount')} ORDER BY source, target, relation, words"),
            networks=_records(engine, "networks"),
            urgent=_records(engine, "urgent"),
            handling=handling_codes(engine),
            left_out=(more_nodes, *more_lines),
            more=read_more(engine),
        )
    finally:
        for name in _TABLES:
            engine.run(f"DROP TABLE IF EXISTS overview_{name}")


def _query(name: str) -> str:
    return sql_file("finlink.export.overview.queries", name)


def _exact(table: str, amount: str) -> str:
    """Return the query of a table whose amounts come as exact texts."""
    return f"SELECT * REPLACE ({amount_text(amount)} AS {amount}) FROM {table}"


def _records(engine: DuckEngine, name: str) -> list[dict[str, Any]]:
    names, rows = engine.records(_query(name))
    return [dict(zip(names, row, strict=True)) for row in rows]


def _make_nodes(engine: DuckEngine, most: int) -> int:
    """Make the nodes and where each belongs; return how many that no list names are left out."""
    for name in ("held", "paid", "busy"):
        engine.table(f"overview_{name}", _query(name))
    engine.table("overview_room", "SELECT node FROM overview_held WHERE false")
    engine.table("overview_nodes", _query("nodes"))
    room = max(most - int(engine.value("SELECT count(*) FROM overview_nodes")), 0)
    engine.table("overview_room", f"SELECT node FROM overview_busy ORDER BY payments DESC, node LIMIT {room}")
    engine.table("overview_nodes", _query("nodes"))
    engine.table("overview_homes", _query("homes"))
    for _ in range(_ROUNDS):
        engine.run(f"INSERT INTO overview_homes {_query('spread')}")
    return max(int(engine.value("SELECT count(*) FROM overview_busy")) - room, 0)


def _make_lines(engine: DuckEngine, most: int) -> tuple[int, int]:
    """Make the lines between the nodes; return how many lines of payments, and others, there was no room for."""
    order = "CASE relation WHEN 'transfer' THEN 2 WHEN 'link' THEN 1 ELSE 0 END, payments DESC, source, target, words"
    engine.table("overview_lines", f"SELECT * FROM ({_query('lines')}) ORDER BY {order} LIMIT {most}")
    payments, others = "relation = 'transfer'", "relation <> 'transfer'"
    kept, kept_others = (
        int(engine.value(f"SELECT count(*) FROM overview_lines WHERE {one}")) for one in (payments, others)
    )
    all_payments = int(engine.value("SELECT count(*) FROM overview_paid"))
    all_others = (
        int(engine.value(f"SELECT count(*) FROM ({_query('lines')}) WHERE {others}"))
        if kept + kept_others == most
        else 0
    )
    return all_payments - kept, max(all_others - kept_others, 0)
