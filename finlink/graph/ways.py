"""The shortest and the strongest way between two nodes of a small graph of relations; no tables here.

A place is a node with how it was reached. An account that a case names is *named* when the way comes from that case:
from there it goes on by money or its holder, but not straight into another case, because whether two cases share an
account is what their link says, with its strength and with the analyst's word on it. An account reached by money, or
where the way begins, is *free*: from there the way may go into the cases that name it.
"""

from __future__ import annotations

from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    Place = tuple[str, bool]
    Graph = nx.DiGraph[Place]
    Edge = tuple[str, str, str, float]
else:
    Graph = nx.DiGraph

_UNIT = 10**9
_WEAKEST = 1e-9


def cost_of(strength: float) -> int:
    """Return what a step costs: sums of whole numbers compare the same on every machine, products need not.

    >>> cost_of(1.0), cost_of(0.5)
    (0, 693147181)
    """
    return max(0, round(-log(max(strength, _WEAKEST)) * _UNIT))


def places(edges: Iterable[Edge], start: str, goal: str, closed: Collection[str]) -> Graph:
    """Return the graph of places for ways from ``start`` to ``goal`` that go through no ``closed`` node.

    ``edges`` are (node, node, relation, strength), walked either way; ``names`` goes from a case to what it names.
    """
    graph: Graph = nx.DiGraph()
    for source, target, relation, strength in sorted(edges):
        for one, other, from_case in ((source, target, True), (target, source, False)):
            if other == start or one == goal or (one in closed and one != start):
                continue
            named = relation == "names"
            arrived = (other, named and from_case and other != goal)
            leaving = [(one, False)] if named else [(one, False), (one, True)]
            for place in leaving:
                _add(graph, place, arrived, relation, strength)
    return graph


def _add(graph: Graph, source: Place, target: Place, relation: str, strength: float) -> None:
    """Add an edge; of several relations between two places the strongest stays, then the first in text order."""
    known = graph.get_edge_data(source, target)
    if known is None or (known["cost"], known["relation"]) > (cost_of(strength), relation):
        graph.add_edge(source, target, relation=relation, strength=strength, cost=cost_of(strength))


def shortest(graph: Graph, start: str, goal: str) -> list[Place] | None:
    """Return the way with the fewest steps, the strongest of these; None where there is none."""
    return _simple(graph, start, goal, most=0)


def strongest(graph: Graph, start: str, goal: str, most: int) -> list[Place] | None:
    """Return the way of at most ``most`` steps whose product of strengths is largest, the shortest of these."""
    return _simple(graph, start, goal, most=most)


def is_certain(graph: Graph, way: list[Place]) -> bool:
    """Say whether every step of a way is a fact, so that none can be stronger."""
    return all(graph.edges[pair]["cost"] == 0 for pair in pairwise(way))


def _simple(graph: Graph, start: str, goal: str, *, most: int) -> list[Place] | None:
    """Return the best way that meets no node twice: neither as named and then, by money, as free.

    Where the best one does, no good way has both of these places, so the best without the one or without the other is.
    """
    source, target = (start, False), (goal, False)
    if source not in graph or target not in graph:
        return None
    way = _bounded(graph, source, target, most) if most else _fewest(graph, source, target)
    twice = next((node for node, named in way or [] if named and (node, False) in (way or [])), None)
    if way is None or twice is None:
        return way
    found: list[tuple[tuple[int, int], list[Place]]] = []
    for named in (True, False):
        less = graph.copy()
        less.remove_node((twice, named))
        other = _simple(less, start, goal, most=most)
        if other is not None:
            cost = sum(graph.edges[pair]["cost"] for pair in pairwise(other))
            found.append(((cost, len(other)) if most else (len(other), cost), other))
    return min(found, default=(None, None))[1]


def _fewest(graph: Graph, source: Place, target: Place) -> list[Place] | None:
    def weight(_: Place, __: Place, edge: dict[str, int]) -> int:
        return edge["cost"] + 10**6 * _UNIT

    try:
        way: list[Place] = nx.dijkstra_path(graph, source, target, weight)
    except nx.NetworkXNoPath:
        return None
    return way


def _bounded(graph: Graph, source: Place, target: Place, most: int) -> list[Place] | None:
    """Return the cheapest way of at most ``most`` edges: the best cost of each place after so many steps (Bellman)."""
    best: list[dict[Place, tuple[int, Place]]] = [{source: (0, source)}]
    for _ in range(most):
        after: dict[Place, tuple[int, Place]] = {}
        for place, (cost, _) in best[-1].items():
            for other, edge in graph[place].items():
                offer = (cost + edge["cost"], place)
                if other not in after or offer < after[other]:
                    after[other] = offer
        best.append(after)
    ends = [(layer[target][0], steps) for steps, layer in enumerate(best) if target in layer]
    if not ends:
        return None
    _, steps = min(ends)
    way = [target]
    for n in range(steps, 0, -1):
        way.append(best[n][way[-1]][1])
    return way[::-1]
