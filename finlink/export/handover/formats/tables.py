"""CSV: nodes.csv and edges.csv, a column an attribute, and about.txt, which says what they are."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from finlink.export.handover.model import AMOUNTS, EDGE_COLUMNS, NODE_COLUMNS, Files
from finlink.words import formula_safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from finlink.export.handover.model import Edge, Handover, Node

_KEPT = AMOUNTS | {"Amount"}
"""Columns of amounts: a minus before a number is no formula."""


def files(handover: Handover) -> Files:
    """Return the files, UTF-8 with commas; no text cell can start a formula in a spreadsheet."""
    nodes, edges = columns(NODE_COLUMNS, handover.nodes), columns(EDGE_COLUMNS, handover.edges)
    return Files(
        {
            "nodes.csv": table(
                ("id", *nodes), ((node.id, *(node.text(name) for name in nodes)) for node in handover.nodes)
            ),
            "edges.csv": table(
                ("id", "source", "target", *edges),
                ((edge.id, edge.source, edge.target, *map(edge.text, edges)) for edge in handover.edges),
            ),
            "about.txt": about(handover),
        }
    )


def columns(known: Sequence[str], records: Iterable[Node | Edge]) -> list[str]:
    """Return the columns: those that finlink knows, in their order, then any others."""
    others = {name for one in records for name in one.attributes} - set(known)
    return [*known, *sorted(others)]


def about(handover: Handover) -> bytes:
    """Return what the files say of themselves, a line a fact."""
    return "".join(f"{name}: {text}\n" for name, text in handover.about).encode("utf-8")


def table(head: Sequence[str], rows: Iterable[Sequence[str]], *, bom: bool = False) -> bytes:
    """Return CSV in which no text cell can start a formula in a spreadsheet."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n" if bom else "\n")
    writer.writerow(head)
    writer.writerows(
        [text if name in _KEPT else formula_safe(text) for name, text in zip(head, row, strict=True)] for row in rows
    )
    return stream.getvalue().encode("utf-8-sig" if bom else "utf-8")
