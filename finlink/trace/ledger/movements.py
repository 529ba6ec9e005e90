"""The movements of a ledger as arrays of whole numbers: read from the engine, pots numbered, in their one order."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import numpy as np

from finlink.engine import sql_file
from finlink.trace.methods import CLEAN, LARGEST

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from finlink.engine import DuckEngine

_ALL_PARTS = "finlink.trace.ledger"
SLICE = 4_000_000
"""So many movements are read from the engine at a time: it holds them once more while they are read."""

OUTSIDE = (-4, -5, -6)
"""The numbers of what stated balances make pots of: opening balances, the bank that lends, what no row tells."""


@dataclass(slots=True)
class Movements:
    """All movements of a register in their order, one place each.

    ``row`` is the number of the row to cite, ``time`` in microseconds, ``place`` the booking order; ``event`` and
    ``part`` say which movement of its row it is; ``source`` and ``target`` are pots. ``sent`` and ``received`` are -1
    where they do not fit 61 bits: table ``ledger_long`` has them. ``enters`` is the case whose money enters, or CLEAN.
    """

    row: NDArray[np.int64]
    time: NDArray[np.int64]
    place: NDArray[np.int32]
    event: NDArray[np.int32]
    part: NDArray[np.int8]
    source: NDArray[np.int32]
    target: NDArray[np.int32]
    sent: NDArray[np.int64]
    received: NDArray[np.int64]
    enters: NDArray[np.int32]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.row)

    def at(self, places: NDArray[Any]) -> Movements:
        """Return the movements at these places."""
        same = self.received is self.sent
        taken = {
            one.name: getattr(self, one.name)[places] for one in fields(self) if not (same and one.name == "received")
        }
        return Movements(**taken, **({"received": taken["sent"]} if same else {}))


def read_movements(engine: DuckEngine) -> Movements:
    """Return the movements of ``ledger_plain`` and ``ledger_sides``, and make ``ledger_pots`` and ``ledger_long``."""
    read = _read(engine)
    pots = _numbered(engine, read)
    apart = pots[0] != pots[1]
    flows = Movements(
        read["row"], read["time"], read["place"], read["event"], read["part"], *pots, read["sent"], read["received"],
        read["enters"],
    )  # fmt: skip
    read.clear()
    return _ordered(engine, flows if apart.all() else flows.at(np.flatnonzero(apart)))


_COLUMNS = {
    "row": np.int64, "time": np.int64, "place": np.int32, "event": np.int32, "part": np.int8, "source": np.int64,
    "target": np.int64, "sent": np.int64, "received": np.int64, "enters": np.int32, "services": np.int8,
}  # fmt: skip


def _query(name: str, more: str) -> str:
    """Return the query of movements as numbers; a pot's key has its node, chain and currency in that order."""
    keys = ", ".join(
        f"(m.{end} * k.chains + m.{end}_chain) * k.currencies + m.{end}_currency AS {end}"
        for end in ("source", "target")
    )
    amounts = ", ".join(
        f"CASE WHEN m.{one} < {LARGEST} THEN CAST(m.{one} AS BIGINT) ELSE -1 END AS {one}"
        for one in ("sent", "received")
    )
    return (
        f"SELECT m.row_id AS row, epoch_us(m.time) AS time, m.place, m.event, m.part, {keys}, {amounts}, "
        f"coalesce(c.colour, {CLEAN}) AS enters, m.services FROM ({sql_file(_ALL_PARTS, name)}) m "
        "CROSS JOIN (SELECT (SELECT count(*) FROM ledger_chains) AS chains, "
        "(SELECT count(*) + 1 FROM ledger_currencies) AS currencies) k "
        "LEFT JOIN trace_entries_found e ON e.row_id = m.row_id AND m.part < 2 "
        f"LEFT JOIN ledger_colours c ON c.case_id = e.case_id {more}"
    )


def _read(engine: DuckEngine) -> dict[str, NDArray[Any]]:
    """Return all columns of the movements, and make ``ledger_long`` of what does not fit 61 bits."""
    of_names = ("plain_units", "side_units")
    long = " UNION ALL ".join(
        f"SELECT row_id, part, sent, received FROM ({sql_file(_ALL_PARTS, name)}) "
        f"WHERE sent >= {LARGEST} OR received >= {LARGEST}"
        for name in of_names
    )
    engine.table("ledger_long", long)
    counts = [int(engine.value(f"SELECT count(*) FROM {table}")) for table in ("ledger_plain", "ledger_sides")]
    room = {name: np.zeros(sum(counts), dtype=kind) for name, kind in _COLUMNS.items() if name != "received"}
    differing, filled = [], 0
    for name, count in zip(of_names, counts, strict=True):
        for first in range(0, count, SLICE):
            found = engine.ask(_query(name, f"WHERE m.nth >= {first} AND m.nth < {first + SLICE}")).fetchnumpy()
            size = len(found["row"])
            for column, values in room.items():
                if name == "side_units" or column not in ("event", "part"):
                    values[filled : filled + size] = found[column]
            if (found["sent"] != found["received"]).any():
                differing.append((filled, np.asarray(found["received"])))
            filled += size
    room = {name: values[:filled] for name, values in room.items()}
    room["received"] = room["sent"]
    if differing:
        room["received"] = room["sent"].copy()
        for first, values in differing:
            room["received"][first : first + len(values)] = values
    return room


def _numbered(engine: DuckEngine, read: dict[str, NDArray[Any]]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return source and target as numbers of pots, counted from 0 in the order of their keys; make ``ledger_pots``."""
    chains, currencies = engine.rows(
        "SELECT (SELECT count(*) FROM ledger_chains), (SELECT count(*) + 1 FROM ledger_currencies)"
    )[0]
    balanced = [number for (number,) in engine.rows(_BALANCED)]
    outside = [number * chains * currencies + currency for number in OUTSIDE for currency in balanced]
    keys = read.pop("source"), read.pop("target")
    distinct, (source, target) = _counted(*keys, np.asarray(outside, dtype=np.int64))
    service = np.zeros(len(distinct), dtype=np.int8)
    services = read.pop("services")
    for flag, pots in ((1, source), (2, target)):
        service[pots[services & flag > 0]] = 1
    rest, currency = np.divmod(distinct, currencies)
    number, chain = np.divmod(rest, chains)
    about = {"number": number, "chain": chain, "currency": currency, "service": service}
    engine.table_from_numbers("ledger_pots", {"pot": np.arange(len(distinct), dtype=np.int64), **about})
    return source, target


_BALANCED = """
    SELECT DISTINCT r.currency_number FROM own_balances b JOIN ledger_full r ON r.row_id = b.row_id
    WHERE b.own <> '' AND r.currency_number IS NOT NULL
"""


def _counted(
    source: NDArray[np.int64], target: NDArray[np.int64], more: NDArray[np.int64]
) -> tuple[NDArray[np.int64], list[NDArray[np.int32]]]:
    """Return the distinct keys in order, and the place of each source and target among them."""
    both = [one for one in (source, target, more) if len(one)]
    low = min((int(one.min()) for one in both), default=0)
    span = max((int(one.max()) for one in both), default=0) - low + 1
    if span > 8 * len(source) + 1_000_000:  # too far apart to keep a place for each
        distinct, place = np.unique(np.concatenate((source, target, more)), return_inverse=True)
        places = place.astype(np.int32)
        return distinct, [places[: len(source)], places[len(source) : 2 * len(source)]]
    seen = np.zeros(span, dtype=bool)
    for one in both:
        seen[one - low] = True
    nth: NDArray[np.int32] = np.cumsum(seen, dtype=np.int32)
    nth -= 1
    return np.flatnonzero(seen) + low, [nth[one - low] for one in (source, target)]


def _ordered(engine: DuckEngine, flows: Movements) -> Movements:
    """Return the movements by time and booking order, and where these are the same, by what they say."""
    later = flows.time[1:] > flows.time[:-1]
    same = flows.time[1:] == flows.time[:-1]
    if not (later | (same & (flows.place[1:] >= flows.place[:-1]))).all():
        alike = len(flows) > 0 and bool((flows.place == flows.place[0]).all())
        flows = flows.at(np.argsort(flows.time) if alike else np.lexsort((flows.place, flows.time)))
    same = (flows.time[1:] == flows.time[:-1]) & (flows.place[1:] == flows.place[:-1])
    if not same.any():
        return flows
    tied = np.flatnonzero(np.append(same, False) | np.insert(same, 0, False))
    instant = np.cumsum(np.insert(~same, 0, True))[tied]
    one = flows.at(tied)
    engine.table_from_numbers("ledger_tied", {
        "nth": tied, "instant": instant, "row_id": one.row, "event": one.event, "part": one.part,
        "source_pot": one.source, "target_pot": one.target, "sent": one.sent, "received": one.received,
        "enters": one.enters,
    })  # fmt: skip
    found = engine.ask(sql_file(_ALL_PARTS, "tied")).fetchnumpy()["nth"]
    engine.run("DROP TABLE ledger_tied")
    order = np.arange(len(flows))
    order[tied] = found
    return flows.at(order)
