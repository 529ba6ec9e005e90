"""What is played beyond the rows: what stated balances tell, put between the movements; and moves as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from finlink.engine import sql_file
from finlink.trace.ledger.movements import Movements
from finlink.trace.methods import CLEAN, LARGEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from finlink.engine import DuckEngine
    from finlink.trace.ledger import Ledger

_HERE = "finlink.trace.ledger"
Exact = tuple["NDArray[np.object_]", "NDArray[np.object_]"]
"""Amounts sent and received, numbers of any size."""


class Told(NamedTuple):
    """Movements that only stated balances tell, in order: before which place of the ledger each is played, and why.

    Once they are part of the ledger, ``spot`` is the number of each itself.
    """

    spot: list[int]
    row: list[int]
    time: list[int]
    source: list[int]
    target: list[int]
    units: list[int]
    kind: list[str]
    stated: list[int]


def read_told(engine: DuckEngine, number: NDArray[np.int64], *, balances: bool) -> Told:
    """Return what stated balances tell of the movements ``number``, played in this order."""
    if not balances or not engine.value("SELECT count(*) FROM ledger_stated"):
        return Told(*([] for _ in Told._fields))
    engine.table_from_numbers("ledger_order", {"nth": np.arange(len(number), dtype=np.int64), "move": number})
    engine.table("ledger_anchors", sql_file(_HERE, "anchors"))
    engine.run("DROP TABLE ledger_order")
    found = engine.columns(
        f"SELECT spot, row_id, epoch_us(time) AS time, source_pot, target_pot, units, kind, stated "
        f"FROM ({sql_file(_HERE, 'told')})"
    )
    found["units"], found["stated"] = [*map(int, found["units"])], [*map(int, found["stated"])]
    return Told(*found.values())


def insert_told(engine: DuckEngine, flows: Movements, told: Told) -> tuple[Movements, Exact | None, Told]:
    """Return the movements with those that balances tell between them, the amounts where some do not fit 61 bits."""
    exact = _exact(engine, flows, told)
    if not told.spot:
        return flows, exact, told
    spot = np.asarray(told.spot, dtype=np.int64)
    units = [one if one < LARGEST else -1 for one in told.units]
    received = np.insert(flows.received, spot, units)
    with_told = Movements(
        np.insert(flows.row, spot, told.row), np.insert(flows.time, spot, told.time), np.insert(flows.place, spot, 0),
        np.insert(flows.event, spot, 0), np.insert(flows.part, spot, 0), np.insert(flows.source, spot, told.source),
        np.insert(flows.target, spot, told.target), np.insert(flows.sent, spot, units), received,
        np.insert(flows.enters, spot, CLEAN),
    )  # fmt: skip
    if exact:
        exact = np.insert(exact[0], spot, told.units), np.insert(exact[1], spot, told.units)
    return with_told, exact, told._replace(spot=(spot + np.arange(len(spot))).tolist())


def _exact(engine: DuckEngine, flows: Movements, told: Told) -> Exact | None:
    """Return the amounts of movements as numbers of any size, where some do not fit 61 bits."""
    long = np.flatnonzero((flows.sent < 0) | (flows.received < 0))
    if not len(long) and max(told.units, default=0) < LARGEST:
        return None
    exact = flows.sent.astype(object), flows.received.astype(object)
    rows = engine.rows("SELECT row_id, part, CAST(sent AS VARCHAR), CAST(received AS VARCHAR) FROM ledger_long")
    amounts = {(row, part): (int(sent), int(received)) for row, part, sent, received in rows}
    for move, row, part in zip(long.tolist(), flows.row[long].tolist(), flows.part[long].tolist(), strict=True):
        exact[0][move], exact[1][move] = amounts[row, part]
    return exact


def make_played(engine: DuckEngine, ledger: Ledger, moves: NDArray[np.int64]) -> None:
    """Make ``ledger_played`` of some moves of the ledger, by number, and of all that stated balances tell."""
    if ledger.told.spot:
        moves = np.union1d(moves, np.asarray(ledger.told.spot, dtype=np.int64))
    given = ledger.moves
    numbers = {
        "move": moves, "row_id": ledger.row[moves], "micros": given.time[moves],
        "source_pot": ledger.pots[given.source[moves]], "target_pot": ledger.pots[given.target[moves]],
        "sent": given.sent[moves], "received": given.received[moves], "enters": given.enters[moves],
    }  # fmt: skip
    engine.table_from_numbers("ledger_numbers", numbers)
    long = np.flatnonzero((numbers["sent"] < 0) | (numbers["received"] < 0))
    exact = [[str(one[move]) for move in moves[long].tolist()] for one in ledger.exact or ()] or [[], []]
    columns = {"move": moves[long].tolist(), "sent": exact[0], "received": exact[1]}
    engine.table_from_columns("ledger_exact", columns, {"move": "BIGINT", "sent": "HUGEINT", "received": "HUGEINT"})
    told: dict[str, Sequence[Any]] = {
        "move": ledger.told.spot,
        "told": ledger.told.kind,
        "stated": [*map(str, ledger.told.stated)],
    }
    engine.table_from_columns("ledger_told", told, {"move": "BIGINT", "told": "VARCHAR", "stated": "HUGEINT"})
    engine.table("ledger_played", _PLAYED)
    for name in ("ledger_numbers", "ledger_exact", "ledger_told"):
        engine.run(f"DROP TABLE {name}")


_PLAYED = """
    SELECT n.move, n.row_id, make_timestamp(n.micros) AS time, n.source_pot, n.target_pot,
        coalesce(x.sent, CAST(n.sent AS HUGEINT)) AS sent_units,
        coalesce(x.received, CAST(n.received AS HUGEINT)) AS received_units, c.case_id AS enters, t.told, t.stated
    FROM ledger_numbers n LEFT JOIN ledger_colours c ON c.colour = n.enters LEFT JOIN ledger_told t ON t.move = n.move
    LEFT JOIN ledger_exact x ON x.move = n.move ORDER BY n.move
"""
