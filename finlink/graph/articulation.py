"""What holds a network together: the one thing that, if wrong, would split it, and what lies between the others.

Pure functions on a graph of cases and the things they share. A network is never judged on pairs of cases: three cases
that name one account hang on that account, though every two of them have a link.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Iterable

    Graph = nx.Graph[str]
    Tree = nx.Graph[tuple[str, str | int]]
    Link = tuple[str, str, str, str, float, str]
else:
    Graph = nx.Graph
    Tree = nx.Graph

JOINS_FROM = 0.9
"""The strength from which a proposed link holds a network together, where the settings say nothing else."""

OF_A_PAIR = ("declared", "direct_transfer")
"""Kinds of links that two cases have by themselves: their ``via`` is no thing that a third could share."""

EXACT_UP_TO = 1500
"""Nodes up to which every node is asked for betweenness; of larger graphs a fixed sample is."""

SAMPLE = 300
LISTED = 50


@dataclass(frozen=True, slots=True)
class Cut:
    """One thing, or one case's naming of it, whose loss splits the network.

    ``case`` is empty where the thing itself is meant. ``parts`` are the cases in each part, the largest part first;
    ``cut_off`` the cases outside the largest part, as far as they are few (else empty).
    """

    thing: str
    case: str
    parts: tuple[int, ...]
    cut_off: tuple[str, ...]


def shared_graph(links: Iterable[Link], joins_from: float = JOINS_FROM) -> Graph:
    """Return cases and the things they share, from links (left, right, kind, via, strength, status) that join.

    Those are confirmed links and proposed ones of strength ``joins_from`` and more; rejected ones never join. Nodes of
    things carry ``kinds``, ``strength`` (of the strongest link) and ``status``.
    """
    graph: Graph = nx.Graph()
    for left, right, kind, via, strength, status in sorted(links):
        if status == "rejected" or (status != "confirmed" and strength < joins_from):
            continue
        thing = via if via and ":" in via and kind not in OF_A_PAIR else f"{kind} {left}..{right}"
        if thing not in graph:
            graph.add_node(thing, kinds=[], strength=0.0, status="proposed")
        data = graph.nodes[thing]
        data["kinds"] = sorted({*data["kinds"], kind})
        data["strength"] = max(data["strength"], 1.0 if status == "confirmed" else strength)
        data["status"] = "confirmed" if status == "confirmed" else data["status"]
        graph.add_edges_from(((f"case:{left}", thing), (f"case:{right}", thing)))
    return graph


def is_case(node: str) -> bool:
    """Say whether a node is a case; the others are what cases share."""
    return node.startswith("case:")


def cuts(graph: Graph) -> list[Cut]:
    """Return every single point of failure: things, and namings of things that three and more cases share.

    The worst first: by the number of cases outside the largest part, then by name. The parts of all are counted in one
    pass over the tree of blocks (networkx.biconnected_components), so that a chain of ten thousand cases is no matter.
    """
    tree, blocks = _block_tree(graph)
    parts = _Parts(tree, blocks)
    points = (node for node in sorted(nx.articulation_points(graph)) if not is_case(node))
    found = [_cut(graph, node, "", parts.around(node)) for node in points]
    for number, block in enumerate(blocks):
        if len(block) == 2:
            thing, case = sorted(block, key=is_case)
            if graph.degree(thing) > 2:
                found.append(_cut(graph, thing, case, parts.across(number, case)))
    found = [one for one in found if len(one.parts) > 1]
    return sorted(found, key=lambda one: (one.parts[0] - sum(one.parts), one.thing, one.case))


def _cut(graph: Graph, thing: str, case: str, sizes: list[int]) -> Cut:
    parts = tuple(sorted((size for size in sizes if size), reverse=True))
    cut_off: tuple[str, ...] = ()
    if 0 < sum(parts) - parts[0] <= LISTED:
        rest = graph.copy()
        if case:
            rest.remove_edge(thing, case)
            near = [thing, case]
        else:
            near = list(graph[thing])
            rest.remove_node(thing)
        pieces = {frozenset(filter(is_case, nx.node_connected_component(rest, node))) for node in near}
        ordered = sorted((sorted(piece) for piece in pieces if piece), key=lambda piece: (-len(piece), piece))
        cut_off = tuple(node.removeprefix("case:") for piece in ordered[1:] for node in piece)
    return Cut(thing, case.removeprefix("case:"), parts, cut_off)


def _block_tree(graph: Graph) -> tuple[Tree, list[frozenset[str]]]:
    """Return the tree (of each connected part) of blocks ("block", n) and cut nodes ("node", name)."""
    found = cast("Iterable[set[str]]", nx.biconnected_components(graph))
    blocks = sorted(map(frozenset, found), key=sorted)
    cut_nodes: set[str] = set(nx.articulation_points(graph))
    tree: Tree = nx.Graph()
    for number, block in enumerate(blocks):
        tree.add_node(("block", number))
        tree.add_edges_from((("block", number), ("node", node)) for node in sorted(block & cut_nodes))
    return tree, blocks


class _Parts:
    """How many cases lie on each side of every edge of the tree of blocks."""

    def __init__(self, tree: Tree, blocks: list[frozenset[str]]) -> None:
        self.tree = tree
        self.own = {
            at: sum(is_case(node) and ("node", node) not in tree for node in blocks[at[1]])  # type: ignore[index]
            if at[0] == "block"
            else int(is_case(str(at[1])))
            for at in tree
        }
        self.below = dict(self.own)
        self.parent: dict[tuple[str, str | int], tuple[str, str | int]] = {}
        self.total: dict[tuple[str, str | int], int] = {}
        for part in nx.connected_components(tree):
            root = min(part, key=str)
            order = list(nx.bfs_edges(tree, root))
            for above, node in reversed(order):
                self.parent[node] = above
                self.below[above] += self.below[node]
            self.total |= dict.fromkeys(part, self.below[root])

    def beyond(self, node: tuple[str, str | int], neighbour: tuple[str, str | int]) -> int:
        """Return the cases on the neighbour's side of the edge between the two."""
        if self.parent.get(neighbour) == node:
            return self.below[neighbour]
        return self.total[node] - self.below[node]

    def around(self, node: str) -> list[int]:
        """Return the cases in each part that is left without a cut node."""
        at = ("node", node)
        return [self.beyond(at, neighbour) for neighbour in self.tree[at]]

    def across(self, number: int, case: str) -> list[int]:
        """Return the cases on both sides of a block that is a single edge: the case's side, and the other."""
        block = ("block", number)
        at = ("node", case)
        mine = self.beyond(block, at) if at in self.tree else 1
        return [mine, self.total[block] - mine]


def betweenness(graph: Graph) -> dict[str, float]:
    """Return, per node, on what share of the shortest ways between two others it lies, to three places.

    Of more than 1,500 nodes it is estimated from the ways of 300, always the same ones.
    """
    ordered: Graph = nx.Graph()
    ordered.add_nodes_from(sorted(graph))
    ordered.add_edges_from(sorted((min(edge), max(edge)) for edge in graph.edges))
    sample = None if len(ordered) <= EXACT_UP_TO else SAMPLE
    found = nx.betweenness_centrality(ordered, k=sample, seed=1)
    return {node: round(value, 3) + 0.0 for node, value in found.items()}
