"""Where the nodes of a trail stand: from left to right and slowly down, a column for every hop away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from finlink.export.chart.edges import Bundle
    from finlink.export.chart.force import Floats

COLUMN, ROW, STEP = 210.0, 115.0, 85.0
"""How far columns stand apart, and nodes within one; and how much lower each column is, so that texts have room."""
MOST_ROWS = 12
"""A trail with more nodes in one column is laid out by forces alone, as all else."""


def hops_of(pairs: Sequence[Bundle], place: Mapping[str, int]) -> dict[int, int]:
    """Return for each place on a trail how many hops it is from where money entered.

    {} where that is no picture: with the trails of several cases, which cross, and with very many nodes in a column.
    """
    hops: dict[int, int] = {}
    if len({one.get("case_id") for pair in pairs if pair.relation == "proceeds" for one in pair.members}) > 1:
        return hops
    for pair in pairs:
        found = [one["hop"] for one in pair.members if isinstance(one.get("hop"), int)]
        if pair.relation != "proceeds" or not found:
            continue
        for node, hop in ((pair.source, min(found) - 1), (pair.target, min(found))):
            hops[place[node]] = min(hop, hops.get(place[node], hop))
    widest = max((sum(1 for hop in hops.values() if hop == one) for one in set(hops.values())), default=0)
    return hops if widest <= MOST_ROWS else {}


def columns(hops: Mapping[int, int], joined: Iterable[tuple[int, int]]) -> dict[int, tuple[float, float]]:
    """Return x and y of each place on a trail: nodes of one column in the order of those that lead to them."""
    before: dict[int, list[int]] = {place: [] for place in hops}
    for low, high in joined:
        if low in hops and high in hops and hops[low] != hops[high]:
            first, then = sorted((low, high), key=lambda node: hops[node])
            before[then].append(first)
    points: dict[int, tuple[float, float]] = {}
    for hop in sorted(set(hops.values())):
        own = [place for place in sorted(hops) if hops[place] == hop]
        above = {one: [points[other][1] for other in before[one]] for one in own}
        own.sort(key=lambda one: (sum(above[one]) / len(above[one]) if above[one] else 0.0, one))
        middle = (len(own) - 1) / 2
        points |= {one: (hop * COLUMN, hop * STEP + (at - middle) * ROW) for at, one in enumerate(own)}
    return points


def beside(
    points: Mapping[int, tuple[float, float]], count: int, joined: Iterable[tuple[int, int]], seed: int
) -> Floats:
    """Return a start for all ``count`` places: the trail's at ``points``, every other above its neighbours there."""
    placed = np.random.default_rng(seed).random((count, 2)) * ROW
    across = [x for x, _ in points.values()]
    top = min(y for _, y in points.values())
    near: dict[int, list[float]] = {}
    for low, high in joined:
        for one, other in ((low, high), (high, low)):
            if other in points:
                near.setdefault(one, []).append(points[other][0])
    for place in range(count):
        xs = near.get(place, across)
        placed[place] += (sum(xs) / len(xs), top - 3 * ROW)
    for place, point in points.items():
        placed[place] = point
    return placed
