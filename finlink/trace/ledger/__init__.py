"""The ledger: all movements of money in one order, bank and chain alike, as whole numbers in the smallest unit.

transfers → rows (ends as nodes) → sides (movements) → units, pots, entries → moves (by time) → what proceeds reach
→ the order within one instant, and what stated balances tell beyond the rows → played.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from finlink.engine import sql_file
from finlink.normalise.columns.currencies import PLACES
from finlink.normalise.networks import evm_network, network_of
from finlink.trace.ledger.balances import Stated, stated_at_once
from finlink.trace.ledger.order import Booked, in_order
from finlink.trace.ledger.reach import reached
from finlink.trace.methods import CLEAN, LARGEST, Moves, run

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from finlink.engine import DuckEngine

__all__ = ["REACHED", "TABLES", "Ledger", "make_ledger", "read_ledger"]

REACHED = (reached, 6)
"""What reading a ledger compiles, and of how many arrays it is."""

TABLES = (
    "trace_chains", "known_places", "pooled_wallets", "node_chains", "ledger_ends", "ledger_rows", "ledger_events",
    "trace_entries_found", "ledger_sides", "own_balances", "ledger_units", "trace_pots", "ledger_counted",
    "ledger_moves", "ledger_stated", "ledger_live", "ledger_unplaced", "ledger_order", "ledger_anchors",
    "ledger_played",
)  # fmt: skip
"""The tables of the ledger, which only tracing reads."""


_DONE = {"trace_pots": ("ledger_ends", "ledger_events"), "ledger_stated": ("ledger_counted",)}
"""Tables that nothing reads once another is made: in a large ledger they would have to be written to disk."""


@dataclass(slots=True)
class Ledger:
    """The movements that proceeds may take part in, in order, and what they are made of.

    ``moves`` are the rows of ``ledger_played`` by their number, with pots and colours counted from 0; an amount that
    does not fit 61 bits is -1 there and stands in ``exact`` (sent and received, numbers of any size; None where all
    fit). ``pots`` has the number of each pot in ``trace_pots``; ``live`` is 1 for a pot whose money is followed on,
    ``asset`` that of its currency; ``cases`` names the colours. ``tied`` says whether the order of some was not given
    and could matter.
    """

    moves: Moves
    exact: tuple[NDArray[np.object_], NDArray[np.object_]] | None
    pots: NDArray[np.int64]
    live: NDArray[np.int64]
    asset: NDArray[np.int64]
    cases: list[str]
    tied: bool


def make_ledger(engine: DuckEngine, *, pool_owners: bool = False) -> None:
    """Make TABLES up to ``ledger_stated``.

    ``pool_owners`` makes one pot of all wallets of one owner (``wallet_owners``).
    """
    told = " UNION ".join(f"SELECT chain FROM {table} WHERE chain IS NOT NULL" for table in ("transfers", "wallets"))
    chains = [str(chain) for (chain,) in engine.rows(f"{told} ORDER BY 1")]
    networks = {
        "chain": chains,
        "network": [network_of(chain) for chain in chains],
        "evm_network": [evm_network(chain) for chain in chains],
    }
    engine.table_from_columns("trace_chains", networks, dict.fromkeys(networks, "VARCHAR"))
    known: dict[str, list[Any]] = {"currency": [*PLACES], "places": [*PLACES.values()]}
    engine.table_from_columns("known_places", known, {"currency": "VARCHAR", "places": "INTEGER"})
    pooled = "SELECT node, owner FROM wallet_owners" + ("" if pool_owners else " LIMIT 0")
    engine.table("pooled_wallets", pooled)
    for name, table in (
        ("node_chains", "node_chains"), ("ends", "ledger_ends"), ("rows", "ledger_rows"), ("events", "ledger_events"),
        ("entries", "trace_entries_found"), ("sides", "ledger_sides"), ("own_balances", "own_balances"),
        ("units", "ledger_units"), ("pots", "trace_pots"),
        ("counted", "ledger_counted"), ("moves", "ledger_moves"), ("stated", "ledger_stated"),
    ):  # fmt: skip
        engine.table(table, sql_file(__name__, name))
        for done in _DONE.get(table, ()):
            engine.run(f"DROP TABLE {done}")


def read_ledger(engine: DuckEngine, *, outgoing_first: bool = False, balances: bool = True) -> Ledger:
    """Return the part of ``ledger_moves`` that proceeds may reach, as it is played, and make ``ledger_played`` of it.

    ``outgoing_first`` turns undecided order round; without ``balances``, what rows state of them is left aside.
    """
    cases = [case for (case,) in engine.rows(_CASES)]
    booked = _numbers(engine, _BOOKED)
    about = _numbers(engine, _POTS)
    source, target, stop = booked["source_pot"], booked["target_pot"], about["stop"]
    live = np.zeros(len(stop), dtype=np.int64)
    run(reached, source, target, booked["time"], booked["enters"], live, stop)
    number = np.flatnonzero((live[source] == 1) | (live[target] == 1) | (booked["enters"] != CLEAN))
    at_once = bool((booked["time"][1:] == booked["time"][:-1]).any())
    tied, unplaced = False, list[int]()
    if at_once:
        stated = stated_at_once(engine) if balances else Stated()
        chosen, tied, unplaced = in_order(_told(engine, booked, number), live, stated, outgoing_first=outgoing_first)
        number = number[chosen]
    del booked, source, target  # large, and not needed while what is played is made
    engine.table_from_columns("ledger_unplaced", {"move": unplaced}, {"move": "BIGINT"})
    _play_in_order(engine, number, np.flatnonzero(live), balances=balances)
    return _ledger(engine, live, about["asset"], cases, tied=tied)


_CASES = "SELECT DISTINCT enters FROM ledger_moves WHERE enters IS NOT NULL ORDER BY 1"
_COLOURS = f"SELECT enters, row_number() OVER (ORDER BY enters) - 1 AS colour FROM ({_CASES})"
_POTS = (
    "SELECT CASE WHEN stop IS NULL THEN 0 ELSE 1 END AS stop, dense_rank() OVER (ORDER BY currency) AS asset "
    "FROM trace_pots ORDER BY pot"
)
_BOOKED = f"""
    SELECT m.source_pot, m.target_pot, epoch_us(m.time) AS time, coalesce(c.colour, {CLEAN}) AS enters
    FROM ledger_moves m LEFT JOIN ({_COLOURS}) c ON c.enters = m.enters ORDER BY move
"""
_TIES = """
    SELECT m.place, f.number AS file,
        CASE WHEN m.event > 0 THEN m.event WHEN w.row_id IS NOT NULL THEN -1 - w.row_id ELSE 0 END AS event
    FROM ledger_moves m JOIN ledger_rows r ON r.rowid = m.row_id
    JOIN (SELECT source_file, row_number() OVER (ORDER BY source_file) AS number FROM (
        SELECT DISTINCT source_file FROM ledger_rows
    )) f ON f.source_file = r.source_file
    LEFT JOIN (SELECT row_id FROM ledger_sides WHERE part = 3) w ON w.row_id = m.row_id
    ORDER BY move
"""
"""What may say the order of movements of one instant; a payment and its fee are one event."""
_AS_BOOKED = """
    SELECT o.nth AS move, m.row_id, m.time, m.source_pot, m.target_pot, m.sent_units, m.received_units, m.enters,
        CAST(NULL AS VARCHAR) AS told, CAST(NULL AS HUGEINT) AS stated
    FROM ledger_order o JOIN ledger_moves m ON m.move = o.move
"""
"""What played.sql comes to where no balance tells anything."""
_PLAYED = f"""
    SELECT m.source_pot, m.target_pot, epoch_us(m.time) AS time, coalesce(c.colour, {CLEAN}) AS enters,
        CASE WHEN sent_units < {LARGEST} THEN CAST(sent_units AS BIGINT) ELSE -1 END AS sent,
        CASE WHEN received_units < {LARGEST} THEN CAST(received_units AS BIGINT) ELSE -1 END AS received
    FROM ledger_played m LEFT JOIN ({_COLOURS}) c ON c.enters = m.enters ORDER BY move
"""
_LONG = f"""
    SELECT move, CAST(sent_units AS VARCHAR) AS sent, CAST(received_units AS VARCHAR) AS received FROM ledger_played
    WHERE sent_units >= {LARGEST} OR received_units >= {LARGEST} ORDER BY move
"""


def _told(engine: DuckEngine, booked: dict[str, NDArray[np.int64]], number: NDArray[np.int64]) -> Booked:
    """Return the movements that are played with what may say their order."""
    given = booked | _numbers(engine, _TIES)
    given |= {"source": given["source_pot"], "target": given["target_pot"], "number": np.arange(len(given["time"]))}
    return Booked(*(given[name][number] for name in Booked._fields))


def _play_in_order(engine: DuckEngine, number: NDArray[np.int64], live: NDArray[np.int64], *, balances: bool) -> None:
    """Make ``ledger_played``: the movements of ``number`` in their order, with what stated balances tell."""
    engine.table_from_numbers("ledger_live", {"pot": live})
    engine.table_from_numbers("ledger_order", {"nth": np.arange(len(number), dtype=np.int64), "move": number})
    anchors = sql_file(__name__, "anchors")
    engine.table("ledger_anchors", anchors if balances else f"SELECT * FROM ({anchors}) LIMIT 0")
    told = engine.value("SELECT count(*) FROM ledger_anchors")
    engine.table("ledger_played", sql_file(__name__, "played") if told else _AS_BOOKED)
    engine.run("DROP TABLE ledger_order")


def _ledger(
    engine: DuckEngine, live: NDArray[np.int64], asset: NDArray[np.int64], cases: list[str], *, tied: bool
) -> Ledger:
    """Return what is played as arrays."""
    played = _numbers(engine, _PLAYED)
    used = np.zeros(len(live), dtype=bool)
    used[played["source_pot"]] = used[played["target_pot"]] = True
    place, pots = np.cumsum(used) - 1, np.flatnonzero(used)
    ends = place[played["source_pot"]], place[played["target_pot"]]
    sent, received = played["sent"], played["received"]
    exact = None
    if (sent < 0).any() or (received < 0).any():
        long = engine.columns(_LONG)
        exact = sent.astype(object), received.astype(object)
        for column, name in zip(exact, ("sent", "received"), strict=True):
            column[long["move"]] = [int(text) for text in long[name]]
    moves = Moves(*ends, sent, received, played["enters"], played["time"])
    return Ledger(moves, exact, pots, live[pots], asset[pots], cases, tied)


def _numbers(engine: DuckEngine, query: str) -> dict[str, NDArray[np.int64]]:
    """Return the whole numbers of a query by column."""
    found = engine.ask(query).fetchnumpy()
    return {name: np.asarray(values, dtype=np.int64) for name, values in found.items()}
