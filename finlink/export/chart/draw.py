"""Nodes and edges as vis-network takes them: opaque ids, attributes chosen here, never a column of the data."""

from __future__ import annotations

from math import inf, log10
from typing import TYPE_CHECKING, Any

import numpy as np

from finlink.export.chart import cards, measures, proceeds
from finlink.export.chart.filtered import edge_facts, node_facts
from finlink.export.chart.kinds import group_of
from finlink.export.chart.layout import positions
from finlink.export.chart.trail import hops_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import networkx as nx

    from finlink.export.chart.edges import Bundle
    from finlink.export.chart.writer import Writer

    Scales = Mapping[tuple[str, str], float]

_LINE, _MOST_LINES = 20, 3
_SIZES = {
    "triangleDown": 9,
    "dot": 11,
    "hexagon": 12,
    "square": 10,
    "diamond": 12,
    "triangle": 13,
    "star": 11,
    "lock": 11,
}
_RANGES = {"transfer": (1.2, 5.0), "proceeds": (5.0, 8.5)}
"""How wide the line of a thousandth of the largest sum of a currency, or less, and of the largest sum is."""
_DECADES = 3
_LABELLED, _MANY = 40, 160
"""Up to so many nodes everything can be read at once; above, the names of cases are set larger."""
_LENGTHS = {"transfer": 2.4, "proceeds": 3.8, "link": 1.7}
_WIDTHS = {"link": 2.4, "covers": 1.6}


def draw_nodes(
    graph: nx.MultiDiGraph[str], ids: Mapping[str, str], pairs: Sequence[Bundle], write: Writer
) -> list[Any]:
    """Return the nodes in the order of ``ids`` (node id → id in the page), with their positions."""
    names = list(ids)
    traced = any(pair.relation == "proceeds" for pair in pairs)
    drawn = [_node(ids[name], name, graph.nodes[name], write, traced=traced) for name in names]
    boxes = [_box(node, case_font(len(names))) for node in drawn]
    points = positions(
        names,
        _springs(names, pairs),
        np.array(boxes).reshape(-1, 2),
        hops_of(pairs, {name: at for at, name in enumerate(names)}),
    )
    for node, (_, height), (x, y) in zip(drawn, boxes, points, strict=True):
        below = 0.0 if node["shape"] == "box" else height / 2 - node["size"]
        node["x"], node["y"] = x, round(y - below, 1)
    return drawn


def case_font(count: int) -> int:
    """Return the size of the letters on cases, for a chart of ``count`` nodes."""
    return 15 if count <= _LABELLED else 20 if count <= _MANY else 26


def _springs(names: Sequence[str], pairs: Sequence[Bundle]) -> dict[tuple[int, int], float]:
    """Return how long the edge between two places should be: longer where a text or a bow needs room."""
    place = {name: at for at, name in enumerate(names)}
    springs: dict[tuple[int, int], float] = {}
    for pair in pairs:
        low, high = sorted((place[pair.source], place[pair.target]))
        springs[low, high] = max(springs.get((low, high), 0.0), _LENGTHS.get(pair.relation, 1.0))
    return springs


def _node(opaque: str, name: str, attributes: Mapping[str, Any], write: Writer, *, traced: bool) -> dict[str, Any]:
    """Return a node; with ``traced``, on a chart that draws traced money, it says what of it ended there."""
    group = group_of(attributes)
    ended = proceeds.ends_line(attributes, write) if traced else ""
    lines = [*_lines(group.key, name, attributes, write), *([write.label(ended)] if ended else [])]
    node: dict[str, Any] = {
        "id": opaque,
        "label": "\n".join(lines),
        "group": group.key,
        "shape": group.shape,
    } | node_facts(attributes)
    if group.shape in _SIZES:
        shared = attributes.get("cases")
        node["size"] = _SIZES[group.shape] + (2 * min(max(shared - 1, 0), 4) if isinstance(shared, int) else 0)
    if attributes.get("hub"):
        node["hub"] = True
    if ended:
        node["ends"] = True
    return node


def _lines(group: str, name: str, attributes: Mapping[str, Any], write: Writer) -> list[str]:
    """Return the lines written on or under a node; never none, for an empty label would show the id instead."""
    label = write.label(cards.name_of(name, attributes, write)) or "?"
    lines = _number_lines(label) if group in {"account", "wallet"} else _wrapped(label)
    if group == "measure":
        lines = [
            write.label(write.word("state", str(attributes.get("state", "")))),
            write.label(measures.held(attributes, write)),
        ]
    if group.startswith("case") and "loss" in attributes:
        lines.append(write.label(write.amount_text(attributes["loss"], str(attributes.get("currency", "")))))
    if attributes.get("service"):
        lines.append(_middle(write.label(attributes["service"]), _LINE))
    return [line for line in lines if line][: _MOST_LINES + 1] or ["?"]


def _number_lines(number: str) -> list[str]:
    """Return an account number in groups of four, a longer address by its two ends."""
    if len(number) > 34:
        return [_middle(number, 15)]
    if not (number.isalnum() and len(number) > 12):
        return _wrapped(number)
    groups = [number[at : at + 4] for at in range(0, len(number), 4)]
    half = (len(groups) + 1) // 2
    return [" ".join(groups[:half]), " ".join(groups[half:])]


def _middle(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    tail = (length - 1) // 2
    return f"{text[: length - 1 - tail]}…{text[-tail:]}"


def _wrapped(label: str) -> list[str]:
    """Break a label at spaces into at most three lines; a long word is shown by its two ends."""
    lines = [""]
    for word in (_middle(word, _LINE) for word in label.split(" ")):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > _LINE:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], _middle(lines[_MOST_LINES - 1], _LINE - 2) + " …"]
    return lines


def _box(node: Mapping[str, Any], font: int) -> tuple[float, float]:
    """Return the width and height that a node takes with its label."""
    lines = node["label"].split("\n")
    longest = max(map(len, lines))
    if node["shape"] == "box":
        return 0.6 * font * longest + 24, 1.25 * font * len(lines) + 14
    return max(2.0 * node["size"], 6.6 * longest), 2.0 * node["size"] + 14.5 * len(lines) + 4


def draw_edges(
    pairs: Sequence[Bundle], ids: Mapping[str, str], write: Writer, cases: Mapping[str, str] | None = None
) -> list[dict[str, Any]]:
    """Return the edges in the order of ``pairs``; the first is e0. ``cases`` has the ids in the page by case id.

    A line of transfers beside one of traced money is ``doubled``: one amount between two nodes can be read, two cannot.
    """
    scales = _scales(pairs)
    drawn = [
        _edge(f"e{place}", pair, ids, scales, write) | edge_facts(pair, cases or {}, write)
        for place, pair in enumerate(pairs)
    ]
    traced = {(edge["from"], edge["to"]) for edge in drawn if edge["relation"] == "proceeds"}
    for edge in drawn:
        if edge["relation"] == "transfer" and (edge["from"], edge["to"]) in traced:
            edge["doubled"] = True
    return drawn


def _edge(opaque: str, pair: Bundle, ids: Mapping[str, str], scales: Scales, write: Writer) -> dict[str, Any]:
    edge: dict[str, Any] = {"id": opaque, "from": ids[pair.source], "to": ids[pair.target], "relation": pair.relation}
    edge["width"] = _WIDTHS.get(pair.relation, 1.0)
    if pair.relation == "transfer":
        edge["width"] = _width(pair, scales)
        edge["label"] = write.label(cards.transfer_label(pair, write))
    elif pair.relation == "proceeds":
        edge["width"] = _width(pair, scales)
        edge["label"] = write.label(proceeds.label(pair, write)).replace(" → ", " →\n")
    elif pair.relation == "holds" and cards.roles(pair, write):
        edge["label"] = write.label(cards.roles(pair, write))
    if pair.relation in {"transfer", "covers", "proceeds"}:
        edge["arrows"] = "to"
    if pair.relation == "link" and pair.variant != "confirmed":
        edge["dashes"] = [2, 6] if pair.variant == "rejected" else [9, 6]
    if pair.bend and pair.source != pair.target:
        kind = "curvedCW" if pair.bend > 0 else "curvedCCW"
        edge["smooth"] = {"enabled": True, "type": kind, "roundness": abs(pair.bend)}
    return edge


def _scales(pairs: Sequence[Bundle]) -> Scales:
    """Return, per relation and currency, the decimal logarithm of the largest sum drawn."""
    found: dict[tuple[str, str], float] = {}
    for pair in pairs:
        total = pair.total() if pair.relation in _RANGES else None
        if total is not None and total > 0:
            key = (pair.relation, pair.variant)
            found[key] = max(found.get(key, -inf), log10(total))
    return found


def _width(pair: Bundle, scales: Scales) -> float:
    """Return a width by how much smaller the sum is than the largest of its currency: thinnest from a thousandth."""
    total = pair.total()
    thin, thick = _RANGES[pair.relation]
    if total is None or total <= 0:
        return thin
    smaller = scales[pair.relation, pair.variant] - log10(total)
    return round(thick - (thick - thin) * min(smaller, _DECADES) / _DECADES, 1)
