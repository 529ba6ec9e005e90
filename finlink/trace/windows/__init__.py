"""FIFO a second time, as SQL over whole tables: what the kernel is checked against, and the form that Spark can run.

The method of ``finlink.trace.methods`` plays one move after another. Here nothing is played. Per pot, all receipts and
all payments are laid along one line of units, and windows over that line give which part of which receipt is which
part of which payment: the table of flows. A case's money is then followed through the flows, one join a round, for
all cases at once; a piece keeps its place within each move, so that the result is FIFO to the unit.

Limits: money is followed without an age or dust limit, and a move must have two different pots (as all of the ledger
have). A conversion's amounts must be below ``LARGEST``, since two of them are multiplied; other amounts need only
fit 38 digits when summed. There are as many rounds as the longest way has moves, and pieces that lie side by side are
not put together again, so this is slower than the kernel.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.engine import sql_file
from finlink.trace.methods import LARGEST

if TYPE_CHECKING:
    from finlink.engine import DuckEngine

__all__ = ["TABLES", "follow", "make_flows"]

TABLES = (
    "fifo_payments", "fifo_flows", "fifo_entering", "fifo_covered", "fifo_pieces", "fifo_lines", "fifo_front",
    "fifo_next",
)  # fmt: skip
"""The tables that are made."""

_TOO_LARGE = f"""
    SELECT count(*) FROM ledger_played
    WHERE sent_units <> received_units AND (sent_units >= {LARGEST} OR received_units >= {LARGEST})
"""
_PASSING = "SELECT n.* FROM fifo_next n LEFT JOIN fifo_entering e ON e.move = n.move WHERE e.move IS NULL"
_COVERING = "SELECT n.* FROM fifo_next n JOIN fifo_entering e ON e.move = n.move"


def make_flows(engine: DuckEngine) -> None:
    """Make ``fifo_flows`` of ``ledger_played`` and ``ledger_live``.

    One row: from_move, to_move, from_offset, to_offset, units. What a pot paid without ever having received it has no
    from_move; payments of pots that are not live have no rows.
    """
    for name in ("payments", "flows"):
        engine.table(f"fifo_{name}", sql_file(__name__, name))


def follow(engine: DuckEngine) -> int:
    """Make ``fifo_lines`` (move, case_id, entered, units) of ``fifo_flows``; return how many rounds it took.

    Money that is some case's already does not enter again. Whose it is does not matter for that: a unit of an entering
    move is some case's if its way led through any entering move before. So every entering move is followed whole first,
    up to the next entering moves, which tells what of those is taken; then only what is not taken is followed, to the
    end. Raises ValueError where a conversion's amounts are too large.
    """
    if engine.value(_TOO_LARGE):
        raise ValueError("A conversion has amounts that are too large to be multiplied.")
    engine.table("fifo_entering", sql_file(__name__, "entering"))
    engine.table("fifo_covered", "SELECT * FROM fifo_entering LIMIT 0")
    engine.table("fifo_front", "SELECT * FROM fifo_entering")
    rounds = _walk(engine, _COVERING, "fifo_covered", _PASSING)
    engine.table("fifo_pieces", sql_file(__name__, "clean"))
    engine.table("fifo_front", "SELECT * FROM fifo_pieces")
    rounds += _walk(engine, "SELECT * FROM fifo_next", "fifo_pieces", "SELECT * FROM fifo_next")
    engine.table("fifo_lines", sql_file(__name__, "lines"))
    return rounds


def _walk(engine: DuckEngine, kept: str, into: str, further: str) -> int:
    """Follow ``fifo_front`` until nothing is left: ``kept`` goes ``into`` a table, ``further`` goes on."""
    onward, rounds = sql_file(__name__, "onward"), 0
    while engine.value("SELECT count(*) FROM fifo_front"):
        engine.table("fifo_next", onward)
        engine.run(f"INSERT INTO {into} {kept}")
        engine.table("fifo_front", further)
        rounds += 1
    return rounds
