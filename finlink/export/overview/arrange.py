"""Where the nodes of the overview stand: a disc a case, rings of discs a network, rows of networks, and sections.

No two discs lie over each other, and the same register gives the same places.
"""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from math import asin, cos, pi, sin, sqrt
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Places = NDArray[np.float64]

STEP = 11.0
"""How far a node in a case's disc is from the next, in units of the picture; a case is 20 wide, another node 8."""

ALONE = 13.0
"""The radius that a case without anything, or a node between cases, has around it."""

_GAP, _SECTION_GAP, _ASPECT = 8.0, 140.0, 1.6
_TITLE = 0.045
"""The part of the width of it all that is left above a section, so that its title has room when all is in view."""

_GOLDEN = pi * (3 - sqrt(5))


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Places of all nodes, and of the groups: centre and radius, in the order of group numbers.

    ``sections``: of each section that has a group its number, the height at which it begins, and where it ends.
    """

    x: Places
    y: Places
    group_x: Places
    group_y: Places
    group_radius: Places
    sections: list[tuple[int, float, float]]


def arrange(
    *, is_case: NDArray[np.bool_], home: Numbers, group: Numbers, section: Numbers, ties: Iterable[tuple[int, int]]
) -> Arrangement:
    """Return where everything stands; ``ties`` are pairs of nodes that should stand near each other in their group.

    ``home`` is the number of the case in whose disc a node stands, -1 for one that stands for itself.
    """
    x, y, radius = np.zeros(len(home)), np.zeros(len(home)), np.full(len(home), ALONE)
    satellites = np.flatnonzero((home >= 0) & ~is_case)
    _sunflower(satellites, home, x, y, radius)
    items = np.flatnonzero((home < 0) | is_case)
    count = int(group.max()) + 1 if len(group) else 0
    group_radius, sections_of = np.full(count, ALONE), np.zeros(count, dtype=np.int64)
    group_radius[group[items]] = radius[items]
    sections_of[group[items]] = section[items]
    near = _near(ties, group)
    for number, members in _several(items, group):
        group_radius[number] = _rings(_order(members, near), radius, x, y)
    cases = np.bincount(group[items], weights=is_case[items], minlength=count).astype(np.float64)
    group_x, group_y, sections = _shelves(sections_of, group_radius, cases)
    x[items] += group_x[group[items]]
    y[items] += group_y[group[items]]
    x[satellites] += x[home[satellites]]
    y[satellites] += y[home[satellites]]
    return Arrangement(x, y, group_x, group_y, group_radius, sections)


def _sunflower(satellites: Numbers, home: Numbers, x: Places, y: Places, radius: Places) -> None:
    """Set what is in one case only around it, as the seeds of a sunflower, and the radius of each case's disc."""
    if not len(satellites):
        return
    order = satellites[np.argsort(home[satellites], kind="stable")]
    homes = home[order]
    first = np.flatnonzero(np.r_[True, homes[1:] != homes[:-1]])
    sizes = np.diff(np.r_[first, len(order)])
    rank = np.arange(len(order)) - np.repeat(first, sizes)
    distance, angle = STEP * np.sqrt(rank + 2.5), rank * _GOLDEN
    x[order], y[order] = distance * np.cos(angle), distance * np.sin(angle)
    radius[homes[first]] = STEP * np.sqrt(sizes + 2.5) + STEP / 2


def _near(ties: Iterable[tuple[int, int]], group: Numbers) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for one, other in ties:
        if one != other and group[one] == group[other]:
            found[one].append(other)
            found[other].append(one)
    return found


def _several(items: Numbers, group: Numbers) -> Iterator[tuple[int, list[int]]]:
    """Yield the groups of several items, with these in order."""
    if not len(items):
        return
    order = items[np.argsort(group[items], kind="stable")]
    starts = np.flatnonzero(np.r_[True, np.diff(group[order]) != 0])
    for start, end in zip(starts, np.r_[starts[1:], len(order)], strict=True):
        if end - start > 1:
            yield int(group[order[start]]), order[start:end].tolist()


def _order(members: Sequence[int], near: Mapping[int, list[int]]) -> list[int]:
    """Return the members so that what is tied comes soon after: from the one with most ties on, breadth first."""
    known = set(members)
    rank = {member: (-len(near.get(member, ())), member) for member in members}
    found: list[int] = []
    for start in sorted(members, key=rank.__getitem__):
        if start not in known:
            continue
        known.remove(start)
        waiting = deque([start])
        while waiting:
            member = waiting.popleft()
            found.append(member)
            tied = sorted({other for other in near.get(member, ()) if other in known}, key=rank.__getitem__)
            known.difference_update(tied)
            waiting.extend(tied)
    return found


def _rings(order: Sequence[int], radius: Places, x: Places, y: Places) -> float:
    """Set the first item in the middle, the others in rings around it; return the radius of it all."""
    x[order[0]] = y[order[0]] = 0.0
    edge, at = float(radius[order[0]]), 1
    while at < len(order):
        ring, reach, angles = _ring(order, at, edge, radius)
        spare = (2 * pi - sum(angles)) / len(ring)
        turned = 0.0
        for member, angle in zip(ring, angles, strict=True):
            middle = turned + (angle + spare) / 2
            x[member], y[member] = reach * cos(middle), reach * sin(middle)
            turned += angle + spare
        edge, at = reach + max(float(radius[member]) for member in ring), at + len(ring)
    return edge + _GAP


def _ring(order: Sequence[int], at: int, edge: float, radius: Places) -> tuple[list[int], float, list[float]]:
    """Return the items of the next ring, how far from the middle they stand, and how wide each is as an angle."""
    ring: list[int] = []
    widest, reach, angles = 0.0, 0.0, [0.0]
    for member in order[at:]:
        wide = max(widest, float(radius[member]))
        far = edge + _GAP + wide if wide > widest else reach
        tried = (
            [2 * asin(min((float(radius[one]) + _GAP / 2) / far, 1.0)) for one in (*ring, member)]
            if (wide > widest)
            else [*angles, 2 * asin(min((float(radius[member]) + _GAP / 2) / far, 1.0))]
        )
        if ring and sum(tried) > 2 * pi:
            break
        ring.append(member)
        widest, reach, angles = wide, far, tried
    return ring, reach, angles


def _shelves(section: Numbers, radius: Places, cases: Places) -> tuple[Places, Places, list[tuple[int, float, float]]]:
    """Return the centres of the groups, in rows from the left, those with most cases first, and the sections."""
    x, y = np.zeros(len(radius)), np.zeros(len(radius))
    width = max(sqrt(_ASPECT * float(np.sum((2 * radius + _GAP) ** 2))), 2 * float(radius.max(initial=0.0)))
    top, sections = 0.0, []
    for number in np.unique(section):
        members = np.flatnonzero(section == number)
        members = members[np.lexsort((members, -radius[members], -cases[members]))]
        begins, left = top, 0.0
        shelf: list[int] = []
        for member in [*members.tolist(), -1]:
            wide = 2 * float(radius[member]) + _GAP if member >= 0 else 0.0
            if shelf and (member < 0 or left + wide > width):
                high = max(2 * float(radius[one]) for one in shelf)
                y[shelf] = top + high / 2
                top, left, shelf = top + high + _GAP, 0.0, []
            if member >= 0:
                x[member] = left + wide / 2
                left += wide
                shelf.append(member)
        sections.append((int(number), begins, top))
        top += max(_SECTION_GAP, _TITLE * width)
    return x, y, sections
