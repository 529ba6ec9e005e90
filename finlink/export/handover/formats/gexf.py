"""GEXF 1.2, written by networkx; its head says what finlink's file is, without the day on which it was written."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from networkx.readwrite.gexf import GEXFWriter

from finlink import __version__
from finlink.export.handover.formats.networks import as_networkx
from finlink.export.handover.model import Files

if TYPE_CHECKING:
    from finlink.export.handover.model import Handover


def files(handover: Handover) -> Files:
    """Return the file; an edge's id is its own, so that parallel edges stay apart."""
    graph = as_networkx(handover)
    graph.graph.clear()  # networkx would take a name among these for the graph's mode
    for _, _, key, attributes in graph.edges(keys=True, data=True):
        attributes["id"] = key
    writer = GEXFWriter(graph, encoding="utf-8", prettyprint=True, version="1.2draft")
    meta = writer.xml.find("meta")
    assert meta is not None  # noqa: S101 - networkx writes it
    meta.clear()
    ET.SubElement(meta, "creator").text = f"finlink {__version__}"
    ET.SubElement(meta, "description").text = "\n".join(f"{name}: {text}" for name, text in handover.about)
    stream = io.BytesIO()
    writer.write(stream)
    return Files({"": stream.getvalue()})
