"""The ledger: all movements of money in one order, bank and chain alike, as whole numbers in the smallest unit.

transfers → rows (ends as nodes) → sides (movements) → units, pots, entries → moves (in order) → what proceeds reach.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from finlink.engine import sql_file
from finlink.normalise.columns.currencies import PLACES
from finlink.normalise.networks import network_of
from finlink.trace.ledger.order import Booked, in_order
from finlink.trace.ledger.reach import reached
from finlink.trace.methods import CLEAN, LARGEST, Moves, run

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from finlink.engine import DuckEngine

__all__ = ["Ledger", "make_ledger", "read_ledger"]


@dataclass(slots=True)
class Ledger:
    """The movements that proceeds may take part in, in order, and what they are made of.

    ``moves`` counts pots and colours from 0; ``number`` has the place of each in ``ledger_moves`` and ``pots`` the
    number of each pot in ``trace_pots``; ``live`` is 1 for a pot whose money is followed on, ``asset`` that of its
    currency; ``cases`` names the colours. ``tied`` says whether the order of some was not given and could matter.
    """

    moves: Moves
    number: NDArray[np.int64]
    pots: NDArray[np.int64]
    live: NDArray[np.int64]
    asset: NDArray[np.int64]
    cases: list[str]
    tied: bool


def make_ledger(engine: DuckEngine, *, pool_owners: bool = False) -> None:
    """Make ``ledger_rows``, ``trace_entries_found``, ``ledger_units``, ``trace_pots`` and ``ledger_moves``.

    ``pool_owners`` makes one pot of all wallets of one owner (``wallet_owners``).
    """
    told = " UNION ".join(f"SELECT chain FROM {table} WHERE chain IS NOT NULL" for table in ("transfers", "wallets"))
    chains = [str(chain) for (chain,) in engine.rows(f"{told} ORDER BY 1")]
    networks = {"chain": chains, "network": [network_of(chain) for chain in chains]}
    engine.table_from_columns("trace_chains", networks, {"chain": "VARCHAR", "network": "VARCHAR"})
    known: dict[str, list[Any]] = {"currency": [*PLACES], "places": [*PLACES.values()]}
    engine.table_from_columns("known_places", known, {"currency": "VARCHAR", "places": "INTEGER"})
    pooled = "SELECT node, owner FROM wallet_owners" + ("" if pool_owners else " LIMIT 0")
    engine.table("pooled_wallets", pooled)
    for name, table in (
        ("node_chains", "node_chains"), ("rows", "ledger_rows"), ("entries", "trace_entries_found"),
        ("sides", "ledger_sides"), ("units", "ledger_units"), ("pots", "trace_pots"), ("counted", "ledger_counted"),
        ("moves", "ledger_moves"),
    ):  # fmt: skip
        engine.table(table, sql_file(__name__, name))


def read_ledger(engine: DuckEngine, *, outgoing_first: bool = False) -> Ledger:
    """Return the part of ``ledger_moves`` that proceeds may reach; ``outgoing_first`` turns undecided order round."""
    cases = [case for (case,) in engine.rows(_CASES)]
    booked = _numbers(engine, _BOOKED)
    at_once = bool((booked["time"][1:] == booked["time"][:-1]).any())
    booked |= _numbers(engine, _FILES) if at_once else {"file": np.zeros_like(booked["time"])}
    about = _numbers(engine, "SELECT CASE WHEN stop IS NULL THEN 0 ELSE 1 END AS stop, "
        "dense_rank() OVER (ORDER BY currency) AS asset FROM trace_pots ORDER BY pot")  # fmt: skip
    stop = about["stop"]
    source, target, enters = booked["source_pot"], booked["target_pot"], booked["enters"]
    live = np.zeros(len(stop), dtype=np.int64)
    run(reached, source, target, booked["time"], enters, live, stop)
    number = np.flatnonzero((live[source] == 1) | (live[target] == 1) | (enters != CLEAN)) if len(source) else source
    kept = {name: values[number] for name, values in booked.items()}
    pots, places = np.unique(np.concatenate([kept["source_pot"], kept["target_pot"]]), return_inverse=True)
    kept["source"], kept["target"] = places[: len(number)], places[len(number) :]
    told = Booked(*(kept[name] for name in Booked._fields))
    chosen, tied = in_order(told, live[pots], outgoing_first=outgoing_first)
    sent, received = _amounts(engine, number[chosen])
    moves = Moves(
        kept["source"][chosen], kept["target"][chosen], sent, received, kept["enters"][chosen], kept["time"][chosen]
    )
    return Ledger(moves, number[chosen], pots, live[pots], about["asset"][pots], cases, tied)


_CASES = "SELECT DISTINCT enters FROM ledger_moves WHERE enters IS NOT NULL ORDER BY 1"
_BOOKED = f"""
    SELECT m.source_pot, m.target_pot, epoch_us(m.time) AS time, coalesce(c.colour, {CLEAN}) AS enters, m.place,
        coalesce(v.number, 0) AS event
    FROM ledger_moves m
    LEFT JOIN (
        SELECT enters, row_number() OVER (ORDER BY enters) - 1 AS colour FROM ({_CASES})
    ) c ON c.enters = m.enters
    LEFT JOIN (SELECT event, row_number() OVER (ORDER BY event) AS number FROM (
        SELECT DISTINCT event FROM ledger_moves WHERE event <> ''
    )) v ON v.event = m.event
    ORDER BY move
"""
_FILES = """
    SELECT f.number AS file FROM ledger_moves m JOIN ledger_sides s ON s.rowid = m.side
    JOIN (SELECT source_file, row_number() OVER (ORDER BY source_file) AS number FROM (
        SELECT DISTINCT source_file FROM ledger_sides
    )) f ON f.source_file = s.source_file
    ORDER BY move
"""


def _numbers(engine: DuckEngine, query: str) -> dict[str, NDArray[np.int64]]:
    """Return the whole numbers of a query by column."""
    found = engine.ask(query).fetchnumpy()
    return {name: np.asarray(values, dtype=np.int64) for name, values in found.items()}


def _amounts(engine: DuckEngine, number: NDArray[np.int64]) -> tuple[Any, Any]:
    """Return what the movements send and what arrives: numpy arrays where the sums fit, else lists of any size."""
    sums = ", ".join(f"coalesce(sum({name}_units), 0)" for name in ("sent", "received"))
    fits = engine.value(f"SELECT greatest({sums}) FROM ledger_moves") < LARGEST
    kind = "BIGINT" if fits else "VARCHAR"
    columns = ", ".join(f"CAST({name}_units AS {kind}) AS {name}" for name in ("sent", "received"))
    query = f"SELECT {columns} FROM ledger_moves ORDER BY move"
    if fits:
        found = _numbers(engine, query)
        return found["sent"][number], found["received"][number]
    texts = engine.columns(query)
    places = number.tolist()
    return [int(texts["sent"][place]) for place in places], [int(texts["received"][place]) for place in places]
