from __future__ import annotations

import random

import networkx as nx
import numpy as np
import pytest

from finlink.export.chart.layout import components, positions

Edge = tuple[int, int]

WIDTH, HEIGHT = 120.0, 50.0


def _random_edges(count: int, seed: int) -> dict[Edge, float]:
    draw = random.Random(seed)  # noqa: S311
    edges = {(int(node * draw.random() ** 1.5), node): 1.0 for node in range(1, count) if draw.random() > 0.05}
    pairs = (sorted((draw.randrange(count), draw.randrange(count))) for _ in range(count // 2))
    return edges | {(low, high): 1.0 for low, high in pairs if low != high}


def _positions(count: int, edges: dict[Edge, float]) -> list[tuple[float, float]]:
    return positions([f"n{node:05d}" for node in range(count)], edges, np.tile([WIDTH, HEIGHT], (count, 1)))


def test_no_node_no_place() -> None:
    assert positions([], {}, np.zeros((0, 2))) == []
    assert _positions(1, {}) == [(0.0, 0.0)]


@pytest.mark.parametrize("count", [2, 3, 10, 60, 200, 500])
def test_nothing_overlaps(count: int) -> None:
    points = np.array(_positions(count, _random_edges(count, count)))
    apart = np.abs(points[:, None] - points[None])
    hit = (apart[..., 0] < WIDTH - 0.2) & (apart[..., 1] < HEIGHT - 0.2)
    assert hit.sum() == count  # each with itself


def test_a_star_of_many_leaves_does_not_overlap() -> None:
    points = np.array(_positions(300, {(0, leaf): 1.0 for leaf in range(1, 300)}))
    apart = np.abs(points[:, None] - points[None])
    assert ((apart[..., 0] < WIDTH - 0.2) & (apart[..., 1] < HEIGHT - 0.2)).sum() == 300


def test_the_same_content_gives_the_same_picture_in_any_order() -> None:
    edges = _random_edges(150, 4)
    shuffled = list(edges.items())
    random.Random(1).shuffle(shuffled)  # noqa: S311
    assert _positions(150, edges) == _positions(150, dict(shuffled))


def test_places_are_rounded_and_finite() -> None:
    for x, y in _positions(400, _random_edges(400, 9)):
        assert (round(x, 1), round(y, 1)) == (x, y)
        assert abs(x) + abs(y) < 1e6


def test_what_is_joined_stands_nearer_than_what_is_not() -> None:
    edges = _random_edges(120, 2)
    points = np.array(_positions(120, edges))
    joined = np.array([np.hypot(*(points[low] - points[high])) for low, high in edges])
    every = np.sqrt(((points[:, None] - points[None]) ** 2).sum(axis=-1))
    assert np.median(joined) < np.median(every) / 2


@pytest.mark.parametrize("seed", range(5))
def test_components_are_those_of_networkx(seed: int) -> None:
    edges = list(_random_edges(80, seed))[::2]
    graph: nx.Graph[int] = nx.Graph(edges)
    graph.add_nodes_from(range(80))
    assert sorted(map(tuple, components(80, edges))) == sorted(
        tuple(sorted(part)) for part in nx.connected_components(graph)
    )
