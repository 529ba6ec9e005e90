"""A hand-over as a networkx graph, which networkx then writes: an edge's key is its id in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from finlink.export.handover.model import Handover


def as_networkx(handover: Handover) -> nx.MultiDiGraph[str]:
    """Return the graph with every attribute; what the file says of itself is the graph's own attributes."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.graph.update(handover.about)
    for node in handover.nodes:
        graph.add_node(node.id, **node.attributes)
    for edge in handover.edges:
        graph.add_edge(edge.source, edge.target, key=edge.id, **edge.attributes)
    return graph
