"""The graph of a chart made anew without a name: pseudonyms for ids and labels, and the allowed attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from finlink.export.chart import vocabulary
from finlink.export.redact.allowed import EDGES, NODES, allowed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from finlink.export.redact.pseudonyms import Pseudonyms


def redacted(graph: nx.MultiDiGraph[str], pseudonyms: Pseudonyms) -> nx.MultiDiGraph[str]:
    """Return a graph of the same shape that says no name; nodes come in the order of their pseudonyms.

    What has no pseudonym, because it is new to the graph, is left out.
    """
    found = {str(node): pseudonyms.id(str(node)) for node in graph.nodes}
    ids = {node: name for node, name in found.items() if name}
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in sorted(ids, key=ids.__getitem__):
        data = graph.nodes[node]
        made.add_node(ids[node], **allowed(data, NODES, pseudonyms), label=_label(node, data, pseudonyms))
    for source, target, told in graph.edges(data=True):
        if str(source) in ids and str(target) in ids:
            made.add_edge(ids[str(source)], ids[str(target)], **allowed(told, EDGES, pseudonyms))
    return made


def _label(node: str, data: Mapping[str, Any], pseudonyms: Pseudonyms) -> str:
    if data.get("label") in vocabulary.OUTSIDE:
        return str(data["label"])
    return pseudonyms.label(node, "company" if data.get("person_kind") == "company" else "")
