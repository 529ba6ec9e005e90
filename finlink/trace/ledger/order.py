"""The order of movements of one instant, where neither time nor booking order says it.

The balances that rows state say it where each follows from the one before in one order only. Else money is taken to
come in before it goes out: a bank books so, and a day's payments make sense no other way. The order never depends on
files and rows: what remains open goes by what the movements say. Where the order was not given and may matter, the
caller is told, and can ask for the opposite (money goes out first) to see what it changes.
"""

from __future__ import annotations

from collections import defaultdict
from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from finlink.trace.ledger.balances import chained

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from finlink.trace.ledger.balances import Stated

UNPLACED = 2**31 - 1
"""The booking order of a row whose source gives none."""


class Booked(NamedTuple):
    """Movements by time and what they say: pots, instant, event (0 = its own), booking order, file, and number.

    Each is an array, or a list, of whole numbers.
    """

    source: Any
    target: Any
    time: Any
    event: Any
    place: Any
    file: Any
    number: Any


def in_order(
    booked: Booked, live: NDArray[Any], stated: Stated, *, outgoing_first: bool = False
) -> tuple[NDArray[np.int64], bool, list[int]]:
    """Return the places of the movements in the order in which they are played, and whether some order was open.

    ``stated`` has balances by the number of the movement. Returned third are the numbers of those whose place among the
    movements of its instant nothing gives: such a balance says nothing.
    """
    order = np.arange(len(booked.time), dtype=np.int64)
    starts = np.flatnonzero(np.concatenate([[True], booked.time[1:] != booked.time[:-1]])) if len(order) else order
    ends = np.append(starts[1:], len(order))
    shared = ends - starts > 1
    if not shared.any():
        return order, False, []
    told = Booked(*(one.tolist() for one in booked))
    followed = live.tolist()
    tied, unplaced = False, []
    for first, last in zip(starts[shared].tolist(), ends[shared].tolist(), strict=True):
        events = _events(told, range(first, last))
        before, is_open, doubtful = _edges(told, events, followed, stated, outgoing_first=outgoing_first)
        tied = tied or is_open
        unplaced += doubtful
        if before or told.event[first:last].count(0) < last - first:
            order[first:last] = [move for event in _sorted(len(events), before) for move in events[event]]
    return order, tied, unplaced


def _events(booked: Booked, moves: Iterable[int]) -> list[list[int]]:
    """Return the movements of one instant by event, in the order in which they stand."""
    events: dict[tuple[int, int], list[int]] = {}
    for move in moves:
        code = booked.event[move]
        events.setdefault((code, 0 if code else move), []).append(move)
    return list(events.values())


def _edges(
    booked: Booked, events: list[list[int]], live: Sequence[int], stated: Stated, *, outgoing_first: bool
) -> tuple[dict[int, list[int]], bool, list[int]]:
    """Return which events (or pots, numbered below 0) come before which, whether an order was not given, and the
    numbers of the movements whose stated balance has no place.
    """  # noqa: D205
    coming, going = defaultdict(list), defaultdict(list)
    for number, moves in enumerate(events):
        for move in moves:
            coming[booked.target[move]].append(number)
            going[booked.source[move]].append(number)
    before: dict[int, list[int]] = {}
    is_open, unplaced = False, list[int]()
    balanced = _stated_of(booked, events, stated)
    for pot in sorted(pot for pot in (coming.keys() & going.keys()) | balanced.keys() if live[pot]):
        ins, outs = sorted(set(coming[pot])), sorted(set(going[pot]))
        if len({*ins, *outs}) == 1:
            continue
        numbers = {*ins, *outs}
        if placed := _placed(booked, events, numbers) or _balanced(booked, events, numbers, pot, stated):
            for one, other in pairwise(placed):
                before.setdefault(one, []).append(other)
            continue
        unplaced += balanced.get(pot, ())
        if not ins or not outs:
            continue
        is_open = True
        earlier, later = (outs, ins) if outgoing_first else (ins, outs)
        both = set(earlier) & set(later)
        for one in earlier:
            if one not in both:
                before.setdefault(one, []).append(~pot)
        before.setdefault(~pot, []).extend(one for one in later if one not in both)
    return before, is_open, unplaced


def _stated_of(booked: Booked, events: list[list[int]], stated: Stated) -> dict[int, list[int]]:
    """Return by pot the numbers of the movements after which its balance is stated."""
    found: dict[int, list[int]] = {}
    if stated:
        for number in (booked.number[move] for moves in events for move in moves):
            if told := stated.get(number):
                found.setdefault(told.pot, []).append(number)
    return found


def _placed(booked: Booked, events: list[list[int]], numbers: set[int]) -> list[int]:
    """Return events in their booking order where one source gives it for all of them, else nothing."""
    firsts = {number: events[number][0] for number in numbers}
    files = {booked.file[move] for move in firsts.values()}
    places = {booked.place[move] for move in firsts.values()}
    if len(files) > 1 or len(places) < len(numbers) or UNPLACED in places:
        return []
    return sorted(numbers, key=lambda number: booked.place[firsts[number]])


def _balanced(booked: Booked, events: list[list[int]], numbers: set[int], pot: int, stated: Stated) -> list[int]:
    """Return events in the order that their balances of a pot say, where all of them state one, else nothing."""
    if not stated:
        return []
    told = {
        number: found
        for number in numbers
        for move in events[number]
        if (found := stated.get(booked.number[move])) and found.pot == pot
    }
    return chained(told) if len(told) == len(numbers) else []


def _sorted(count: int, before: dict[int, list[int]]) -> list[int]:
    """Return the events in an order that keeps ``before``, else as they are numbered; a circle opens at its first."""
    if not before:
        return list(range(count))
    waits: dict[int, int] = defaultdict(int)
    for followers in before.values():
        for one in followers:
            waits[one] += 1
    ready = [number for number in (*sorted(before.keys() - waits.keys()), *range(count)) if waits[number] == 0]
    ready = sorted(set(ready))
    heapify(ready)
    done: dict[int, None] = {}
    following = 0
    while True:
        if not ready:
            while following < count and following in done:
                following += 1
            if following == count:
                break
            ready = [following]
        number = heappop(ready)
        if number in done:
            continue
        done[number] = None
        for one in before.get(number, ()):
            waits[one] -= 1
            if waits[one] == 0 and one not in done:
                heappush(ready, one)
    return [number for number in done if number >= 0]
