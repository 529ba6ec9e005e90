"""Connected groups of wallets, with the strength that holds them together and the way to the smallest wallet.

Wallets are numbered in text order from 0, and the points that join them (transactions, clusters) follow. Arrays find
the groups; only those that can link cases are looked at one by one.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from networkx.utils import UnionFind

from finlink.link.components import components

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Marks = NDArray[np.bool_]

SURE = 0.9
"""From this strength on a proposed link joins cases to networks (design, meanings)."""

MOST_STEPS = 20
"""So many points between a wallet and the smallest one are named; each has a row of evidence at least."""


@dataclass(slots=True)
class Edges:
    """Wallet ``node`` belongs to ``point`` with ``strength``; ``count`` wallets and points are numbered together."""

    node: Numbers
    point: Numbers
    strength: NDArray[np.float64]
    count: int

    def only(self, kept: Marks) -> Edges:
        """Return the edges that are kept."""
        return Edges(self.node[kept], self.point[kept], self.strength[kept], self.count)


@dataclass(slots=True)
class Holdings:
    """Which wallets are a ``service``'s, and which wallet each case ``held`` (pairs with ``case``).

    A group of more cases than ``limit`` joins none.
    """

    service: Numbers
    held: Numbers
    case: Numbers
    limit: int


@dataclass(slots=True)
class Group:
    """Wallets of one owner: ``strength`` of the weakest edge that is needed; per wallet the points towards ``first``.

    ``surer`` says that some of its wallets are a group of a higher strength too.
    """

    first: int
    strength: float
    paths: dict[int, list[int]]
    surer: bool = False


def find_groups(edges: Edges, holdings: Holdings) -> tuple[list[Group], Marks]:
    """Return the groups in which a case has a wallet, and which points are left out as a service's.

    First those held together by sure edges alone; then the wider ones that weaker edges make, service or not by
    themselves.
    """
    sure = edges.only(edges.strength >= SURE)
    label = components(sure.node, sure.point, sure.count)
    served = marked(label, holdings.service)
    found = _of_cases(sure, label, ~served, holdings, [])
    wide = components(edges.node, edges.point, edges.count)
    wide_served = marked(wide, holdings.service)
    weak = marked(wide, edges.node[edges.strength < SURE])
    found += _of_cases(edges, wide, ~wide_served & weak, holdings, found)
    joins = np.zeros(edges.count, dtype=np.bool_)
    joins[sure.point] = True
    return found, wide_served[wide] & ~(joins & ~served[label])


def marked(label: Numbers, marks: Numbers) -> Marks:
    """Return which groups, by their smallest number, hold one of the ``marks``."""
    found = np.zeros(len(label), dtype=np.bool_)
    found[label[marks]] = True
    return found


def _of_cases(edges: Edges, label: Numbers, wanted: Marks, holdings: Holdings, surer: Sequence[Group]) -> list[Group]:
    """Return the wanted groups in which a case has a wallet."""
    wanted = wanted & marked(label, holdings.held)
    pairs = np.unique(np.stack((label[holdings.held], holdings.case)), axis=1)
    many = np.bincount(pairs[0], minlength=len(label)) > holdings.limit
    few = groups(spanning(edges.only((wanted & ~many)[label[edges.node]])), label)
    crowds = crowd(edges.only((wanted & many)[label[edges.node]]), label, np.unique(holdings.held))
    sizes = {group.first: len(group.paths) for group in surer}
    within = {node for group in surer for node in group.paths}
    for group in (*few, *crowds):
        group.surer = not within.isdisjoint(group.paths)
    return [*(group for group in few if sizes.get(group.first) != len(group.paths)), *crowds]


def spanning(edges: Edges) -> Edges:
    """Return the edges that hold the wallets together, the strongest first: a maximum spanning forest.

    A point with one edge left joins nothing that is not joined already.
    """
    order = np.lexsort((edges.node, edges.point, -edges.strength))
    seen: UnionFind[int] = UnionFind()
    kept = np.zeros(len(order), dtype=np.bool_)
    pairs = zip(order.tolist(), edges.node[order].tolist(), edges.point[order].tolist(), strict=True)
    for place, node, point in pairs:
        if seen[node] != seen[point]:
            seen.union(node, point)
            kept[place] = True
    forest = edges.only(kept)
    return forest.only(np.bincount(forest.point, minlength=edges.count)[forest.point] > 1)


def groups(tree: Edges, label: Numbers) -> list[Group]:
    """Return the groups of a forest, in order; ``label`` is what ``components`` says of its edges."""
    beside: dict[int, list[int]] = {}
    weakest: dict[int, float] = {}
    firsts = label[tree.node].tolist()
    rows = zip(tree.node.tolist(), tree.point.tolist(), tree.strength.tolist(), firsts, strict=True)
    for node, point, strength, first in rows:
        beside.setdefault(node, []).append(point)
        beside.setdefault(point, []).append(node)
        weakest[first] = min(weakest.get(first, strength), strength)
    return [Group(first, weakest[first], _paths(first, beside)) for first in sorted(weakest)]


def _paths(first: int, beside: dict[int, list[int]]) -> dict[int, list[int]]:
    """Return, for each wallet of the tree at ``first``, the points from it to ``first``, nearest first."""
    paths: dict[int, list[int]] = {first: []}
    waiting = deque([first])
    came_by = {first: -1}
    while waiting:
        node = waiting.popleft()
        for point in beside[node]:
            if point == came_by[node]:
                continue
            for other in beside[point]:
                if other != node:
                    came_by[other] = point
                    paths[other] = [point, *paths[node][: MOST_STEPS - 1]]
                    waiting.append(other)
    paths[first] = [min(beside[first])]
    return paths


def crowd(edges: Edges, label: Numbers, held: Numbers) -> list[Group]:
    """Return groups without looking at them closely: of the ``held`` wallets, one point each, the weakest strength.

    For groups of so many cases that they join none.
    """
    weakest = np.ones(edges.count)
    np.minimum.at(weakest, label[edges.node], edges.strength)
    point_of = np.full(edges.count, edges.count, dtype=np.int64)
    np.minimum.at(point_of, edges.node, edges.point)
    found: dict[int, Group] = {}
    for node in held[point_of[held] < edges.count].tolist():
        first = int(label[node])
        group = found.setdefault(first, Group(first, float(weakest[first]), {}))
        group.paths[node] = [int(point_of[node])]
    return [found[first] for first in sorted(found)]
