"""JSON as networkx reads it: ``networkx.node_link_graph(json.load(file), edges="edges")``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from finlink.export.handover.model import Files

if TYPE_CHECKING:
    from finlink.export.handover.model import Handover


def files(handover: Handover) -> Files:
    """Return the file: what it says of itself, nodes with ``id``, edges with ``source``, ``target`` and ``key``."""
    data = {
        "directed": True,
        "multigraph": True,
        "graph": dict(handover.about),
        "nodes": [{"id": node.id, **node.attributes} for node in handover.nodes],
        "edges": [
            {"source": edge.source, "target": edge.target, "key": edge.id, **edge.attributes} for edge in handover.edges
        ],
    }
    return Files({"": (json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode("utf-8")})
