"""What a network hangs on, against removing everything once; betweenness against networkx as it is."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from finlink.graph import articulation
from finlink.graph.articulation import Cut, betweenness, cuts, is_case, shared_graph

if TYPE_CHECKING:
    from finlink.graph.articulation import Graph, Link


def random_links(seed: int, cases: int = 14, things: int = 10) -> list[Link]:
    """Return links as a register has them: every two cases that name one thing."""
    dice = random.Random(seed)  # noqa: S311 - invented links
    held = {n: dice.sample(range(cases), dice.choice([2, 2, 2, 3, 4])) for n in range(things)}
    links: list[Link] = [
        (f"C{a:02}", f"C{b:02}", "shared_account", f"account:{n}", 1.0, "proposed")
        for n, names in held.items()
        for a in sorted(names)
        for b in sorted(names)
        if a < b
    ]
    left, right = sorted(dice.sample(range(cases), 2))
    return [*links, (f"C{left:02}", f"C{right:02}", "declared", "", 1.0, "confirmed")]


def by_removal(graph: Graph) -> set[Cut]:
    """Return the cuts by taking away every thing, and every naming of a thing in three cases and more, once."""
    found = set()
    for thing in (node for node in graph if not is_case(node)):
        one = graph.copy()
        one.remove_node(thing)
        found.add(the_cut(graph, one, thing, ""))
        for case in graph[thing]:
            one = graph.copy()
            one.remove_edge(thing, case)
            if graph.degree(thing) > 2:
                found.add(the_cut(graph, one, thing, case))
    return {cut for cut in found if len(cut.parts) > 1}


def the_cut(graph: Graph, rest: Graph, thing: str, case: str) -> Cut:
    whole = nx.node_connected_component(graph, thing)
    pieces = [sorted(filter(is_case, piece)) for piece in nx.connected_components(rest.subgraph(whole))]
    pieces = sorted((piece for piece in pieces if piece), key=lambda piece: (-len(piece), piece))
    cut_off = tuple(node.removeprefix("case:") for piece in pieces[1:] for node in piece)
    return Cut(thing, case.removeprefix("case:"), tuple(map(len, pieces)), cut_off)


@pytest.mark.parametrize("seed", range(60))
def test_cuts_are_what_removal_finds(seed: int) -> None:
    graph = shared_graph(random_links(seed))
    found = cuts(graph)
    assert len(set(found)) == len(found)
    assert set(found) == by_removal(graph)
    outside = [sum(cut.parts) - cut.parts[0] for cut in found]
    assert outside == sorted(outside, reverse=True)


@pytest.mark.parametrize("seed", range(10))
def test_the_order_of_links_does_not_matter(seed: int) -> None:
    links = random_links(seed)
    mixed = random.Random(seed).sample(links, len(links))  # noqa: S311
    assert cuts(shared_graph(links)) == cuts(shared_graph(mixed))
    assert betweenness(shared_graph(links)) == betweenness(shared_graph(mixed))


def test_only_links_that_join_are_in_the_graph() -> None:
    def link(strength: float, status: str) -> Link:
        return ("A", "B", "shared_account", f"account:{strength}{status}", strength, status)

    joined = shared_graph([link(0.9, "proposed"), link(0.1, "confirmed")])
    assert sorted(joined) == ["account:0.1confirmed", "account:0.9proposed", "case:A", "case:B"]
    assert joined.nodes["account:0.1confirmed"]["strength"] == 1.0
    assert len(shared_graph([link(0.89, "proposed"), link(1.0, "rejected")])) == 0


def test_what_a_pair_has_by_itself_is_no_thing_of_others() -> None:
    links: list[Link] = [
        ("A", "B", "declared", "cases.csv:related_cases", 1.0, "confirmed"),
        ("C", "D", "declared", "cases.csv:related_cases", 1.0, "confirmed"),
        ("E", "F", "something_new", "", 1.0, "proposed"),
    ]
    assert nx.number_connected_components(shared_graph(links)) == 3


def test_a_long_chain_is_judged_in_one_pass() -> None:
    links: list[Link] = [
        (f"C{n:05}", f"C{n + 1:05}", "shared_account", f"account:{n}", 1.0, "proposed") for n in range(3000)
    ]
    graph = shared_graph(links)
    found = cuts(graph)
    assert len(found) == 3000
    assert found[0].parts == (1501, 1500)
    assert found[-1].parts == (3000, 1)
    assert found[0].cut_off == ()
    assert found[-1].cut_off in (("C00000",), ("C03000",))


@pytest.mark.parametrize("seed", range(5))
def test_betweenness_is_that_of_networkx(seed: int) -> None:
    graph = shared_graph(random_links(seed))
    exact = nx.betweenness_centrality(graph)
    assert betweenness(graph) == {node: pytest.approx(value, abs=5e-4) for node, value in exact.items()}


def test_betweenness_of_large_graphs_is_estimated_and_always_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = shared_graph(random_links(3, cases=60, things=60))
    exact = betweenness(graph)
    monkeypatch.setattr(articulation, "EXACT_UP_TO", 20)
    monkeypatch.setattr(articulation, "SAMPLE", 40)
    first = betweenness(graph)
    assert first == betweenness(graph)
    top = sorted(exact, key=lambda node: -exact[node])[:5]
    assert all(first[node] > 0 for node in top)
