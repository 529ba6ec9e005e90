"""The formats, one module each: from a hand-over to the bytes that another tool reads.

Formats are imported when written: networkx and the workbook writer are slow to import.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from finlink.export.handover.model import Files, Handover

FORMATS = {
    "graphml": ("graphml", ".graphml", "yEd, Gephi, Cytoscape, networkx"),
    "gexf": ("gexf", ".gexf", "Gephi, networkx"),
    "json": ("node_link", ".json", "networkx and scripts: node-link JSON"),
    "i2-csv": ("i2", "-i2", "i2 Analyst's Notebook: entities.csv and links.csv"),
    "ftm": ("ftm", ".ftm.json", "OpenAleph and other FollowTheMoney tools"),
    "xlsx": ("workbook", ".xlsx", "spreadsheets"),
    "csv": ("tables", "-csv", "databases and scripts: nodes.csv and edges.csv"),
}
"""The formats by name: module, how a file or folder of it ends, who reads it."""


def render(to: str, handover: Handover) -> Files:
    """Return a hand-over in a format."""
    files: Files = import_module(f"{__name__}.{FORMATS[to][0]}").files(handover)
    return files


def ending(to: str) -> str:
    """Return how the name of a file (or folder) of a format ends."""
    return FORMATS[to][1]
