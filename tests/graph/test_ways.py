"""The shortest and the strongest way, against every simple way of small random graphs."""

from __future__ import annotations

from itertools import pairwise
from math import prod
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finlink.graph.ways import cost_of, places, shortest, strongest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finlink.graph.ways import Edge, Place

CASES = [f"case:{letter}" for letter in "ABCDE"]
THINGS = [f"account:{n}" for n in range(4)]
strengths = st.sampled_from([0.3, 0.5, 0.9, 0.95, 1.0])
named = st.tuples(st.sampled_from(CASES), st.sampled_from(THINGS), st.just("names"), strengths)
links = st.tuples(st.sampled_from(CASES), st.sampled_from(CASES), st.just("link"), strengths)
paid = st.tuples(st.sampled_from(THINGS), st.sampled_from(THINGS), st.just("transfer"), st.just(1.0))
graphs = st.lists(named | links | paid, max_size=14).map(
    lambda edges: list({(min(a, b), max(a, b)): (a, b, r, s) for a, b, r, s in edges if a != b}.values())
)


def every_way(edges: list[Edge], start: str, goal: str, closed: set[str]) -> Iterator[tuple[list[str], float]]:
    """Yield all ways without a node twice by the rules in words: nodes, and the product of the strengths."""
    near: dict[str, list[tuple[str, str, float]]] = {}
    for one, other, relation, strength in edges:
        near.setdefault(one, []).append((other, relation, strength))
        near.setdefault(other, []).append((one, relation, strength))

    def walk(way: list[str], relation_before: str, product: float) -> Iterator[tuple[list[str], float]]:
        here = way[-1]
        if here == goal:
            yield way, product
            return
        if here in closed and here != start:
            return
        for node, relation, strength in near.get(here, []):
            straight_on = relation == relation_before == "names" and not here.startswith("case:")
            if node not in way and not straight_on:
                yield from walk([*way, node], relation, product * strength)

    yield from walk([start], "", 1.0)


def nodes(way: list[Place] | None) -> list[str]:
    return [node for node, _ in way or []]


@settings(max_examples=300, deadline=None)
@given(graphs, st.sampled_from(CASES + THINGS), st.sampled_from(CASES + THINGS), st.sets(st.sampled_from(THINGS)))
def test_against_every_way(edges: list[Edge], start: str, goal: str, closed: set[str]) -> None:
    if start == goal:
        return
    ways = list(every_way(edges, start, goal, closed))
    graph = places(edges, start, goal, closed)
    short = shortest(graph, start, goal)
    assert (short is None) == (not ways)
    if short is None:
        return
    product_of = {tuple(way): product for way, product in ways}
    fewest = min(len(way) for way, _ in ways)
    assert len(short) == fewest
    best = max(product for way, product in ways if len(way) == fewest)
    assert product_of[tuple(nodes(short))] == pytest.approx(best, rel=1e-6)
    most = fewest - 1 + 2
    strong = strongest(graph, start, goal, most)
    assert strong is not None
    assert len(strong) - 1 <= most
    best = max(product for way, product in ways if len(way) - 1 <= most)
    assert product_of[tuple(nodes(strong))] == pytest.approx(best, rel=1e-6)


@settings(max_examples=100, deadline=None)
@given(graphs, st.randoms())
def test_the_order_of_the_edges_does_not_matter(edges: list[Edge], dice: object) -> None:
    mixed = list(edges)
    dice.shuffle(mixed)  # type: ignore[attr-defined]
    for start, goal in (("case:A", "case:B"), ("account:0", "case:C")):
        first, second = places(edges, start, goal, ()), places(mixed, start, goal, ())
        assert shortest(first, start, goal) == shortest(second, start, goal)
        assert strongest(first, start, goal, 6) == strongest(second, start, goal, 6)


def test_costs_add_up_as_strengths_multiply() -> None:
    for way in ([1.0, 0.9, 0.5], [0.95, 0.95], [0.3]):
        assert sum(map(cost_of, way)) == pytest.approx(cost_of(prod(way)), abs=3)
    assert all(cost_of(a) >= cost_of(b) for a, b in pairwise([0.0, 0.1, 0.5, 0.9, 1.0]))
