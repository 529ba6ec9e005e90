"""Groups of wallets against networkx: components, weakest needed edge, paths."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from finlink.link.components import components
from finlink.link.owners.groups import SURE, Edges, Group, Holdings, find_groups

WALLETS = 14
POINTS = 12
EDGE = st.tuples(st.integers(0, WALLETS - 1), st.integers(0, POINTS - 1), st.sampled_from([0.9, 0.9, 0.8, 0.45]))


def edges_of(drawn: dict[tuple[int, int], float]) -> Edges:
    rows = list(drawn.items())
    node = np.array([node for (node, _), _ in rows], dtype=np.int64)
    point = np.array([point + WALLETS for (_, point), _ in rows], dtype=np.int64)
    strength = np.array([strength for _, strength in rows], dtype=np.float64)
    return Edges(node, point, strength, WALLETS + POINTS)


def graph_of(edges: Edges, least: float = 0.0) -> nx.Graph[int]:
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(WALLETS + POINTS))
    rows = zip(edges.node.tolist(), edges.point.tolist(), edges.strength.tolist(), strict=True)
    graph.add_edges_from((node, point) for node, point, strength in rows if strength >= least)
    return graph


def holdings(held: set[int], service: set[int], limit: int = 99) -> Holdings:
    wallets = np.array(sorted(held), dtype=np.int64)
    return Holdings(np.array(sorted(service), dtype=np.int64), wallets, wallets, limit)


def expected(edges: Edges, held: set[int], service: set[int]) -> set[tuple[frozenset[int], float]]:
    """Return wallets and strength of each group: of the sure edges, and of all where that is another group."""
    found: set[tuple[frozenset[int], float]] = set()
    for least in (SURE, 0.0):
        for whole in nx.connected_components(graph_of(edges, least)):
            group = frozenset(node for node in whole if node < WALLETS)
            if len(group) < 2 or not group & held or group & service:
                continue
            strength = max(
                s for s in (0.9, 0.8, 0.45) if group <= nx.node_connected_component(graph_of(edges, s), min(group))
            )
            found.add((group, strength))
    return found


DRAWN = st.lists(EDGE, max_size=30).map(lambda rows: {(node, point): strength for node, point, strength in rows})
SOME = st.sets(st.integers(0, WALLETS - 1), max_size=4)


@given(DRAWN)
def test_components_are_those_of_networkx(drawn: dict[tuple[int, int], float]) -> None:
    edges = edges_of(drawn)
    label = components(edges.node, edges.point, edges.count).tolist()
    for whole in nx.connected_components(graph_of(edges)):
        assert {label[node] for node in whole} == {min(whole)}


@settings(max_examples=300)
@given(DRAWN, SOME.filter(bool), SOME)
def test_groups_and_strengths_are_those_of_networkx(
    drawn: dict[tuple[int, int], float], held: set[int], service: set[int]
) -> None:
    edges = edges_of(drawn)
    found, _ = find_groups(edges, holdings(held, service))
    assert {(frozenset(group.paths), group.strength) for group in found} == expected(edges, held, service)
    for group in found:
        assert group.first == min(group.paths)
        check_paths(group, graph_of(edges, group.strength))


def check_paths(group: Group, graph: nx.Graph[int]) -> None:
    """Each wallet's points lead, over wallets, to the first one, on edges that are strong enough."""
    for node, path in group.paths.items():
        assert graph.has_edge(node, path[0])
        if node != group.first:
            assert graph.has_edge(group.first, path[-1])
        assert all(set(graph[one]) & set(graph[other]) for one, other in pairwise(path))


@given(DRAWN, SOME.filter(bool), SOME)
def test_the_order_of_edges_changes_nothing(
    drawn: dict[tuple[int, int], float], held: set[int], service: set[int]
) -> None:
    turned = dict(reversed(list(drawn.items())))
    one, left_out = find_groups(edges_of(drawn), holdings(held, service))
    other, also_out = find_groups(edges_of(turned), holdings(held, service))
    assert [(g.first, g.strength, g.surer, g.paths) for g in one] == [
        (g.first, g.strength, g.surer, g.paths) for g in other
    ]
    assert left_out.tolist() == also_out.tolist()


def test_a_group_of_too_many_cases_lists_the_wallets_of_cases_only() -> None:
    edges = edges_of({(node, 0): 0.9 for node in range(8)})
    [group], _ = find_groups(edges, holdings({0, 2, 4, 6}, set(), limit=3))
    assert (group.first, group.strength, sorted(group.paths)) == (0, 0.9, [0, 2, 4, 6])


def test_nothing_at_all() -> None:
    found, left_out = find_groups(edges_of({}), holdings(set(), set()))
    assert found == []
    assert not left_out.any()
