"""Parallel edges gathered: one drawn edge per pair, direction and relation, with the edges behind it in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from finlink.export.chart import money
from finlink.export.chart.kinds import relation_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    import networkx as nx

_Key = tuple[str, str, str, str]
_BEND, _BEND_BESIDE = 0.36, 0.22
_FIRST = ("time", "link_kind", "via", "role", "amount", "transfer_id", "evidence")


@dataclass(frozen=True, slots=True)
class Bundle:
    """The edges of one relation from ``source`` to ``target``.

    ``variant`` is what besides keeps them apart: the currency of transfers and of traced money (``EUR → USDT`` where it
    was converted), the status of links. ``members`` are the attributes of each, by time and then by content. ``bend``
    is 0 for a straight line, else how far it bends to the left (negative: right) seen from ``source``, so that bundles
    between the same two nodes lie side by side.
    """

    source: str
    target: str
    relation: str
    variant: str
    members: tuple[dict[str, Any], ...]
    bend: float = 0.0

    def amounts(self) -> list[Decimal]:
        """Return the amounts that can be read, in the order of the members."""
        found = (money.decimal_of(member["amount"]) for member in self.members if "amount" in member)
        return [amount for amount in found if amount is not None]

    def total(self) -> Decimal | None:
        """Return the exact sum of the amounts; None when there is none to add."""
        amounts = self.amounts()
        return money.total(amounts) if amounts else None


def bundles(graph: nx.MultiDiGraph[str]) -> list[Bundle]:
    """Return the drawn edges of ``graph``, by source, target, relation and variant; edge keys do not matter."""
    gathered: dict[tuple[str, str, str, str], list[dict[str, Any]]] = {}
    for source, target, attributes in graph.edges(data=True):
        relation = relation_of(attributes)
        key = (str(source), str(target), relation, _variant(relation, attributes))
        gathered.setdefault(key, []).append(attributes)
    bends = _bends(gathered)
    return [
        Bundle(*key, members=tuple(sorted(members, key=_order)), bend=bends[key])
        for key, members in sorted(gathered.items())
    ]


def _variant(relation: str, attributes: dict[str, Any]) -> str:
    if relation == "transfer":
        return str(attributes.get("currency", ""))
    if relation == "proceeds":
        sent, received = (str(attributes.get(name, "")) for name in ("sent_currency", "currency"))
        return received if sent in {"", received} else f"{sent} → {received}"
    return str(attributes.get("status", "")) if relation == "link" else ""


def _order(attributes: dict[str, Any]) -> tuple[list[str], list[tuple[str, str]]]:
    first = [str(attributes.get(name, "")) for name in _FIRST]
    return first, sorted((str(name), str(value)) for name, value in attributes.items())


def _bends(keys: Iterable[_Key]) -> dict[_Key, float]:
    """Spread the bundles between the same two nodes: one straight when their number is odd, the rest in pairs.

    One line of traced money is the straight one, whatever else there is.
    """
    between: dict[tuple[str, str], list[_Key]] = {}
    for key in sorted(keys):
        between.setdefault((min(key[:2]), max(key[:2])), []).append(key)
    bends: dict[_Key, float] = {}
    for (low, _), together in between.items():
        traced = [key for key in together if key[2] == "proceeds"]
        if len(traced) == 1 and len(together) > 1:
            bends |= _beside(traced[0], [key for key in together if key != traced[0]])
            continue
        middle = (len(together) - 1) / 2
        for place, key in enumerate(together):
            bend = (place - middle) * _BEND
            bends[key] = round(bend if key[0] == low else -bend, 2)
    return bends


def _beside(traced: _Key, others: list[_Key]) -> dict[_Key, float]:
    """Return the line of traced money straight, the others by turns on its left and right, seen from where it comes."""
    bends = {traced: 0.0}
    for place, key in enumerate(others):
        bend = (place // 2 + 1) * (_BEND_BESIDE if place % 2 == 0 else -_BEND_BESIDE)
        bends[key] = round(bend if key[0] == traced[0] else -bend, 2)
    return bends
