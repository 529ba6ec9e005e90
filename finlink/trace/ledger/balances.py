"""What stated balances say about the order of movements of one instant."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finlink.engine import DuckEngine


class Balance(NamedTuple):
    """What lay in a pot before and after one row, in units, as the row states it."""

    pot: int
    before: int
    after: int


Stated = dict[int, Balance]
"""Balances by the number of the movement after which they are stated."""

_AT_ONCE = """
    SELECT m.move, s.pot, CAST(s.stated - s.delta AS VARCHAR), CAST(s.stated AS VARCHAR)
    FROM ledger_stated s JOIN ledger_moves m ON m.move = s.move
    WHERE m.shared = 1
    ORDER BY m.move
"""


def stated_at_once(engine: DuckEngine) -> Stated:
    """Return the balances that rows state of which others are of the same instant."""
    if not engine.value("SELECT count(*) FROM ledger_stated"):
        return {}
    return {move: Balance(pot, int(before), int(after)) for move, pot, before, after in engine.rows(_AT_ONCE)}


def chained(told: Mapping[int, Balance]) -> list[int]:
    """Return the keys of ``told`` in the one order in which each balance follows from the one before, else nothing.

    >>> chained({1: Balance(0, 50, 20), 2: Balance(0, 0, 50)})
    [2, 1]
    >>> chained({1: Balance(0, 50, 20), 2: Balance(0, 20, 50)})
    []
    """
    following = {one.before: key for key, one in told.items()}
    ends = {one.after for one in told.values()}
    starts = [key for key, one in told.items() if one.before not in ends]
    if len(following) < len(told) or len(starts) != 1:
        return []
    order, key = [], starts[0]
    while True:
        order.append(key)
        after = told[key].after
        if after not in following:
            break
        key = following[after]
    return order if len(order) == len(told) else []
