"""The ledger: all movements of money in one order, bank and chain alike, as whole numbers in the smallest unit.

transfers → rows (ends as nodes), most of them plain → sides (movements of the others) → units, entries → arrays of
movements, their pots numbered, by time → what proceeds reach → the order within one instant, and what stated balances
tell beyond the rows → what is played. The engine keeps what is text; a movement is numbers, among them that of its row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from finlink.engine import sql_file
from finlink.normalise.columns.currencies import PLACES
from finlink.normalise.networks import evm_network, network_of
from finlink.trace.ledger.balances import Stated, stated_at_once
from finlink.trace.ledger.movements import Movements, read_movements
from finlink.trace.ledger.numbering import number_rows
from finlink.trace.ledger.order import Booked, in_order
from finlink.trace.ledger.played import Told, insert_told, read_told
from finlink.trace.ledger.reach import reached
from finlink.trace.methods import CLEAN, Moves, run

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from finlink.engine import DuckEngine

__all__ = ["REACHED", "TABLES", "VIEWS", "Ledger", "Movements", "make_ledger", "read_ledger"]

REACHED = (reached, ("i4", "i4", "i8", "i4", "i1", "i1"))
"""What reading a ledger compiles, and the kinds of numbers in its arrays."""

TABLES = (
    "trace_chains", "known_places", "pooled_wallets", "node_chains", "ledger_copies", "ledger_files",
    "ledger_currencies", "ledger_chains", "ledger_unknown", "ledger_ends", "ledger_plain", "ledger_full",
    "ledger_events", "trace_entries_found", "trace_entry_rows", "ledger_colours", "ledger_sides", "own_balances",
    "ledger_units", "ledger_long", "ledger_pots", "trace_pots", "ledger_moves", "ledger_stated", "ledger_live",
    "ledger_unplaced", "ledger_order", "ledger_anchors", "ledger_played",
)  # fmt: skip
"""The tables of the ledger, which only tracing reads."""

VIEWS = ("ledger_paying", "ledger_rows", "ledger_transfers", "ledger_cited")
"""Its views, over some of them."""

FILE = 2**40
"""The number of a row is its file's number times this, plus its line."""


@dataclass(slots=True)
class Ledger:
    """The movements that proceeds may take part in, in order, and what they are made of.

    ``moves`` are as they are played, with pots and colours counted from 0; an amount that does not fit 61 bits is -1
    there and stands in ``exact`` (sent and received, numbers of any size; None where all fit). ``row`` has the number
    of each move's row; ``pots`` has the number of each pot in ``trace_pots``; ``live`` is 1 for a pot whose money is
    followed on, ``asset`` that of its currency; ``cases`` names the colours. ``told`` are the moves that only stated
    balances tell. ``tied`` says whether the order of some was not given and could matter.
    """

    moves: Moves
    exact: tuple[NDArray[np.object_], NDArray[np.object_]] | None
    row: NDArray[np.int64]
    pots: NDArray[np.int64]
    live: NDArray[np.int8]
    asset: NDArray[np.int64]
    cases: list[str]
    told: Told
    tied: bool


def make_ledger(engine: DuckEngine, *, pool_owners: bool = False) -> Movements:
    """Make TABLES up to ``ledger_stated`` and return all movements.

    ``pool_owners`` makes one pot of all wallets of one owner (``wallet_owners``).
    """
    _make_rows(engine, pool_owners=pool_owners)
    for name, table in (
        ("events", "ledger_events"), ("entries", "trace_entries_found"), ("entry_rows", "trace_entry_rows"),
        ("sides", "ledger_sides"), ("own_balances", "own_balances"), ("units", "ledger_units"),
    ):  # fmt: skip
        engine.table(table, sql_file(__name__, name))
    engine.table("ledger_colours", _COLOURS)
    flows = read_movements(engine)
    for name in VIEWS:
        engine.run(f"DROP VIEW {name}")
    for name in ("ledger_plain", "ledger_sides"):
        engine.run(f"DROP TABLE {name}")
    engine.table("trace_pots", sql_file(__name__, "pots"))
    _make_stated(engine, flows)
    return flows


_COLOURS = """
    SELECT case_id, CAST(row_number() OVER (ORDER BY case_id) - 1 AS INTEGER) AS colour
    FROM (SELECT DISTINCT case_id FROM trace_entries_found WHERE case_id IS NOT NULL)
"""


def _make_rows(engine: DuckEngine, *, pool_owners: bool) -> None:
    """Make ``ledger_plain`` and ``ledger_full`` of the transfers, and what gives their ends numbers."""
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
    engine.table("pooled_wallets", _SUREST_OWNER + ("" if pool_owners else " LIMIT 0"))
    engine.table("node_chains", sql_file(__name__, "node_chains"))
    number_rows(engine)
    for name in ("currencies", "chains"):
        engine.table(f"ledger_{name}", sql_file(__name__, name))
    unknown = sql_file(__name__, "unknown")
    for query in (f"SELECT * FROM ({unknown}) LIMIT 0", unknown):
        engine.table("ledger_unknown", query)
        engine.table("ledger_ends", sql_file(__name__, "ends"))
        engine.run(f"CREATE OR REPLACE VIEW ledger_rows AS {sql_file(__name__, 'rows')}")
        for name in ("plain", "full"):
            engine.table(f"ledger_{name}", sql_file(__name__, name))
        engine.run(f"CREATE OR REPLACE VIEW ledger_paying AS {sql_file(__name__, 'paying')}")
        # Hardly a register has ends that are no identifiers, so they are looked for only where one was met.
        if not engine.value("SELECT count(*) FROM ledger_paying WHERE sender = -9 OR receiver = -9"):
            break


_SUREST_OWNER = "SELECT node, min_by(owner, (-strength, owner)) AS owner FROM wallet_owners GROUP BY node"


def _make_stated(engine: DuckEngine, flows: Movements) -> None:
    """Make ``ledger_stated``, and ``ledger_moves`` of all movements where some balance is stated, else empty."""
    stated = engine.value("SELECT count(*) FROM own_balances WHERE own <> ''")
    kept = np.arange(len(flows) if stated else 0)
    shared = np.zeros(len(flows), dtype=np.int8)
    shared[1:] |= flows.time[1:] == flows.time[:-1]
    shared[:-1] |= shared[1:]
    numbers: dict[str, NDArray[Any]] = {
        "move": kept, "row_id": flows.row, "micros": flows.time, "part": flows.part, "source_pot": flows.source,
        "target_pot": flows.target, "sent": flows.sent, "received": flows.received, "shared": shared,
    }  # fmt: skip
    engine.table_from_numbers("ledger_numbers", {name: values[: len(kept)] for name, values in numbers.items()})
    engine.table("ledger_moves", _MOVES)
    engine.run("DROP TABLE ledger_numbers")
    engine.table("ledger_stated", sql_file(__name__, "stated"))


_MOVES = """
    SELECT n.move, n.row_id, make_timestamp(n.micros) AS time, n.part, n.source_pot, n.target_pot, n.shared,
        coalesce(l.sent, CAST(n.sent AS HUGEINT)) AS sent_units,
        coalesce(l.received, CAST(n.received AS HUGEINT)) AS received_units
    FROM ledger_numbers n LEFT JOIN ledger_long l ON l.row_id = n.row_id AND l.part = n.part
"""


def read_ledger(engine: DuckEngine, flows: Movements, *, outgoing_first: bool = False, balances: bool = True) -> Ledger:
    """Return the movements that proceeds may reach, as they are played.

    ``outgoing_first`` turns undecided order round; without ``balances``, what rows state of them is left aside.
    """
    about = engine.ask(_POTS).fetchnumpy()
    live = np.zeros(len(about["stop"]), dtype=np.int8)
    run(reached, flows.source, flows.target, flows.time, flows.enters, live, np.asarray(about["stop"]))
    number = np.flatnonzero((live[flows.source] == 1) | (live[flows.target] == 1) | (flows.enters != CLEAN))
    tied, unplaced = False, list[int]()
    if (flows.time[1:] == flows.time[:-1]).any():
        stated = stated_at_once(engine) if balances else Stated()
        chosen, tied, unplaced = in_order(_booked(flows, number), live, stated, outgoing_first=outgoing_first)
        number = number[chosen]
    engine.table_from_columns("ledger_unplaced", {"move": unplaced}, {"move": "BIGINT"})
    engine.table_from_numbers("ledger_live", {"pot": np.flatnonzero(live)})
    told = read_told(engine, number, balances=balances)
    as_they_are = len(number) == len(flows) and bool((number[1:] > number[:-1]).all())
    played, exact, told = insert_told(engine, flows if as_they_are else flows.at(number), told)
    used = np.zeros(len(live), dtype=bool)
    used[played.source] = used[played.target] = True
    place, pots = np.cumsum(used, dtype=np.int32) - 1, np.flatnonzero(used)
    ends = (played.source, played.target) if used.all() else (place[played.source], place[played.target])
    moves = Moves(*ends, played.sent, played.received, played.enters, played.time)
    cases = [case for (case,) in engine.rows("SELECT case_id FROM ledger_colours ORDER BY colour")]
    return Ledger(moves, exact, played.row, pots, live[pots], np.asarray(about["asset"])[pots], cases, told, tied)


_POTS = """
    SELECT CAST(CASE WHEN number BETWEEN -6 AND -1 OR service = 1 THEN 1 ELSE 0 END AS TINYINT) AS stop,
        currency AS asset FROM ledger_pots ORDER BY pot
"""


def _booked(flows: Movements, number: NDArray[np.int64]) -> Booked:
    """Return the movements that are played with what may say their order; a payment and its fee are one event."""
    one = flows.at(number)
    fee = np.isin(one.row, flows.row[flows.part == 3]) & (one.event == 0)
    event = np.where(fee, -1 - one.row, one.event)
    return Booked(one.source, one.target, one.time, event, one.place, one.row // FILE, number)
