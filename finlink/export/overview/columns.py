"""A register and where its nodes stand → the columns that the page's script reads, in the order of the picture."""

from __future__ import annotations

from collections import Counter
from math import log10
from typing import TYPE_CHECKING, Any

import numpy as np

from finlink.export.chart.kinds import EDGE_GROUPS, NODE_GROUPS, group_of
from finlink.export.chart.text import cap
from finlink.export.overview.arrange import arrange
from finlink.export.page.pack import Block
from finlink.export.redact.pseudonyms import is_redacted

if TYPE_CHECKING:
    from finlink.export.chart.writer import Writer
    from finlink.export.handover.names import Names
    from finlink.export.overview.arrange import Arrangement
    from finlink.export.overview.read import Numbers, Register

NEAR = frozenset({"holds", "holder", "covers", "link"})
"""The relations whose two ends should stand near each other."""

LONGEST = 200
"""Characters of a name; no identifier is longer, and what is copied must be whole."""

_DOUBT = {"proposed": 1, "rejected": 2}
"""How the line of a link is drawn: whole, dashed, dotted."""

_WIDTHS = 4
"""The line of the largest sum of a currency is so many times as wide as that of the smallest."""


def described(register: Register, names: Names) -> tuple[Block, dict[str, Any], Counter[str], Numbers]:
    """Return the columns, what their numbers stand for, how often each entry of the legend occurs, and the new numbers.

    Those are of the nodes of the register, by their number there. ``names`` writes names and texts without the numbers
    of persons, and in the page's language.
    """
    lines = register.lines
    ends = zip(lines["source"], lines["target"], lines["relation"], strict=True)
    places = arrange(
        is_case=register.is_case,
        home=register.home,
        group=register.group,
        section=register.section,
        ties=[(source, target) for source, target, relation in ends if relation in NEAR],
    )
    block, counts = Block(), Counter[str]()
    order, group_order = _order(register, places)
    facts = _nodes(register, places, order, block, counts, names=names)
    _groups(register, places, order, group_order, block)
    facts |= _lines(register, order, block, counts, names=names)
    facts["start"] = [[int(_rank(order)[row["number"]]), _matter(row, names.write)] for row in register.urgent]
    facts["bands"] = [[number, round(begins), round(ends)] for number, begins, ends in places.sections]
    return block, facts, counts, _rank(order)


def _order(register: Register, places: Arrangement) -> tuple[Numbers, Numbers]:
    """Return the nodes as they stand (group by group, each case before what is around it), and the groups likewise."""
    section = np.zeros(len(places.group_x), dtype=np.int64)
    section[register.group] = register.section
    groups = np.lexsort((places.group_x, places.group_y, section))
    numbers = np.arange(len(register.home))
    around = (register.home >= 0) & ~register.is_case
    anchor = np.where(around, register.home, numbers)
    return np.lexsort((numbers, around, anchor, _rank(groups)[register.group])), groups


def _nodes(
    register: Register, places: Arrangement, order: Numbers, block: Block, counts: Counter[str], *, names: Names
) -> dict[str, Any]:
    nodes = register.nodes
    picked = order.tolist()
    drawn = {group.key: place for place, group in enumerate(NODE_GROUPS)}
    kinds = [_group(nodes["kind"][n], nodes["status"][n]) for n in range(len(nodes["kind"]))]
    counts.update(kinds)
    around = ((register.home >= 0) & ~register.is_case)[order]
    home = np.where(around, _rank(order)[register.home[order]], np.arange(len(order)))
    for name, values in (("x", places.x), ("y", places.y)):
        whole = np.rint(values[order]).astype(np.int64)
        block.numbers(name, np.where(around, whole - whole[home], whole), "i4")
    block.numbers("home", np.arange(len(order)) - home, "u4")
    block.numbers("kind", [drawn[kinds[n]] for n in picked], "u1")
    block.numbers("month", [nodes["opened_month"][n] or 0 for n in picked], "u4")
    block.numbers("hub", [nodes["hub"][n] for n in picked], "u1")
    traced = {number for table in register.more.get("trace", {}).values() for number in table["number"]}
    block.numbers("traced", [int(n in traced) for n in picked], "u1")
    labels = [_label(nodes["label"][n] or "?", nodes["secret"][n], names) for n in picked]
    block.texts("label", labels)
    ids = _unique([names.shown(nodes["node"][n]) for n in picked])
    kept = [_id(node, label) for node, label in zip(ids, labels, strict=True)]
    block.texts("id_rest", [rest for _, rest in kept])
    as_given = [node == nodes["node"][n] and not is_redacted(node) for node, n in zip(ids, picked, strict=True)]
    block.numbers("told", [int(one) for one in as_given], "u1")
    block.texts("also", [_label(nodes["also"][n] or "", nodes["secret"][n], names) for n in picked])
    block.numbers("unvalued", [nodes["unvalued"][n] for n in picked], "u4")
    block.texts("amount", [nodes["amount_eur"][n] or "" for n in picked])
    where = [(nodes["place"][n] or "\x1f0").split("\x1f") for n in picked]
    block.numbers("row", [int(row) for _, row in where], "u4")
    return {
        "files": block.words("file", [names.text(file) for file, _ in where]),
        "id_starts": block.words("id_start", [start for start, _ in kept]),
        "statuses": block.words("status", [_status(nodes["kind"][n], nodes["status"][n], names) for n in picked]),
        "networks_of": block.words("network", [nodes["network"][n] or "" for n in picked]),
        "kinds": [[group.key, group.shape, names.write.t(group.words)] for group in NODE_GROUPS],
    }


def _status(kind: str, status: str | None, names: Names) -> str:
    """Return the status of a case or an investigation."""
    if not status:
        return ""
    if kind == "case":
        return names.text(names.write.status(status))
    return names.text(names.write.word("state" if kind == "measure" else "status", status))


def _matter(row: dict[str, Any], write: Writer) -> str:
    loss = "" if row["loss_eur"] is None else write.amount(row["loss_eur"], "EUR")
    return " · ".join(filter(None, (write.status(row["status"]), loss, row["network"])))


def _group(kind: str, status: str | None) -> str:
    attributes = {"kind": "party", "person_kind": kind} if kind in {"person", "company"} else {"kind": kind}
    return group_of(attributes | {"status": status or ""}).key


def _unique(ids: list[str]) -> list[str]:
    """Return the ids, those that masking made the same told apart: an address names one node."""
    seen: Counter[str] = Counter()
    found = []
    for node in ids:
        seen[node] += 1
        found.append(node if seen[node] == 1 else f"{node} ({seen[node]})")
    return found


def _id(node: str, label: str) -> tuple[str, str]:
    """Return a node id in two parts: what stands before the label, and all of it where it ends otherwise."""
    if node.endswith(label):
        return node[: len(node) - len(label)], ""
    return "", node


def _label(name: str, secret: str | None, names: Names) -> str:
    """Return what a node is called, with its own personal number masked."""
    own = names.write.own(name, [secret] if secret else [])
    return cap(names.text(own), LONGEST)


def _groups(register: Register, places: Arrangement, order: Numbers, groups: Numbers, block: Block) -> None:
    first = np.searchsorted(_rank(groups)[register.group[order]], np.arange(len(groups)))
    block.numbers("group_first", first, "u4")
    block.numbers("group_x", np.rint(places.group_x[groups]).astype(np.int64), "i4")
    block.numbers("group_y", np.rint(places.group_y[groups]).astype(np.int64), "i4")
    block.numbers("group_radius", np.ceil(places.group_radius[groups]).astype(np.int64), "u4")
    known = {str(row["network"]) for row in register.networks}
    block.texts("group_name", [name if (name := register.groups[n]) in known else "" for n in groups.tolist()])


def _rank(order: Numbers) -> Numbers:
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    return rank


def _lines(register: Register, order: Numbers, block: Block, counts: Counter[str], *, names: Names) -> dict[str, Any]:
    lines, new = register.lines, _rank(order)
    counts.update(lines["relation"])
    source = new[np.array(lines["source"], dtype=np.int64)]
    target = new[np.array(lines["target"], dtype=np.int64)]
    at = np.lexsort((np.arange(len(source)), target, source))
    picked = at.tolist()
    relations = {group.key: place for place, group in enumerate(EDGE_GROUPS)}
    block.numbers("line_source", np.diff(source[at], prepend=0), "u4")
    block.numbers("line_target", (target - source)[at], "i4")
    block.numbers("line_relation", [relations[lines["relation"][n]] for n in picked], "u1")
    block.numbers("line_joins", [lines["joins"][n] for n in picked], "u1")
    block.numbers("line_payments", [lines["payments"][n] for n in picked], "u4")
    for name in ("first_month", "last_month"):
        block.numbers(f"line_{name}", [lines[name][n] or 0 for n in picked], "u4")
    widths = _widths(lines)
    block.numbers("line_width", [widths[n] for n in picked], "u1")
    block.texts("line_amount", [lines["amount"][n] or "" for n in picked])
    block.numbers("line_doubt", [_DOUBT.get(lines["status"][n], 0) for n in picked], "u1")
    told = [_says(lines["relation"][n], lines["status"][n], lines["words"][n], names.write) for n in picked]
    says = [names.text(text) for text in told]
    return {
        "says": block.words("line_says", says),
        "relations": [[group.key, names.write.t(group.words)] for group in EDGE_GROUPS],
    }


def _widths(lines: dict[str, list[Any]]) -> list[int]:
    """Return how wide each line of payments is, 1 to `_WIDTHS`, by the logarithm of its sum in its currency."""
    logs = [log10(float(amount)) if amount and float(amount) > 0 else None for amount in lines["amount"]]
    bounds: dict[str, tuple[float, float]] = {}
    for currency, log in zip(lines["words"], logs, strict=True):
        if log is not None:
            low, high = bounds.get(currency, (log, log))
            bounds[currency] = min(low, log), max(high, log)
    found = []
    for currency, log in zip(lines["words"], logs, strict=True):
        low, high = bounds.get(currency, (0.0, 0.0))
        found.append(1 if log is None or high - low < 1e-9 else 1 + round((_WIDTHS - 1) * (log - low) / (high - low)))
    return found


def _says(relation: str, status: str | None, words: str | None, write: Writer) -> str:
    """Return what a line says beside its kind: the currency, the roles, or what links and whether that is certain."""
    if relation == "holds":
        return ", ".join(write.word("role", role) for role in (words or "").split(", "))
    if relation != "link":
        return words or ""
    kinds = ", ".join(write.word("link_kind", kind) for kind in (words or "").split(";"))
    return f"{write.word('link_status', status or '')}: {kinds}"
