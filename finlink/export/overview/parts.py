"""What the panels say beyond the picture → blocks of columns, one a part, each unpacked when first asked for."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from finlink.assess.findings import definitions
from finlink.export.chart.text import cap
from finlink.export.chart.words import LINK_KINDS, TOGETHER
from finlink.export.page.pack import Block
from finlink.link.rules import rules
from finlink.words import plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from finlink.export.handover.names import Names
    from finlink.export.overview.more import Columns
    from finlink.export.overview.read import Numbers, Register
    from finlink.i18n import Translator

MOST_BYTES = 12_000_000
"""What the panels say beyond the picture is no larger than this in a page; parts beyond it are left out."""

MOST_ROWS = 6
"""So many rows that are cited for one thing stand on the page; the rest is counted."""

_LONGEST = 2_000


@dataclass(slots=True)
class Parts:
    """``index`` and ``text`` of each part on the page, and the names of those there was no room for."""

    index: dict[str, list[list[Any]]] = field(default_factory=dict)
    text: dict[str, str] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)


def parts(register: Register, rank: Numbers, names: Names, most_bytes: int = MOST_BYTES) -> Parts:
    """Return the parts that fit into so many bytes, the most important first; ``rank`` numbers the nodes anew."""
    told, found, used = _Told(names), Parts(), 0
    for name, write in _WRITERS.items():
        if name not in register.more:
            found.left_out.append(name)
            continue
        block = Block()
        for table, columns in register.more[name].items():
            write[table](_Rows(block, table, columns, rank, told))
        text = block.text()
        if used + len(text) > most_bytes:
            found.left_out.append(name)
            continue
        used += len(text)
        found.index[name], found.text[name] = block.index, text
    return found


def explained(t: Translator) -> dict[str, Any]:
    """Return what explains the findings and links of any register: names, sentences, and where a duty comes from."""
    return {
        "rules": {name: [t(one.label), one.source] for name, one in definitions().items()},
        "links": {
            kind: [t(LINK_KINDS[kind]) if kind in LINK_KINDS else kind.replace("_", " "), one.says, one.limits]
            for kind, one in rules().items()
        },
    }


class _Told:
    """Texts as the page shows them: each distinct one is cleaned once."""

    def __init__(self, names: Names) -> None:
        self._names, self.write = names, names.write
        self.text: Callable[[str], str] = cache(lambda text: cap(names.text(text), _LONGEST))
        self.sentence: Callable[[str], str] = cache(lambda text: self.text(names.write.sentence(text)))
        self.node: Callable[[str], str] = cache(self._node)

    def _node(self, node: str) -> str:
        """Return a node id, or several with what stands between them; of an end that is no account what it is."""
        for between in (" ~ ", " > "):
            if between in node:
                return between.join(self.node(part) for part in node.split(between))
        kind, _, value = node.partition(":")
        if kind == "outside":
            return self.write.word("outside", f"({value.partition('/')[0]})")
        return cap(self._names.shown(node), _LONGEST)

    def place(self, cited: str) -> str:
        """Return a cited row, such as cases.csv:2."""
        file, colon, row = cited.rpartition(":")
        return f"{self.text(file)}{colon}{row}" if row.isdecimal() else self.text(cited)

    def waterfall(self, reasons: str | None, strength: float) -> str:
        """Return a weighed link as JSON of [steps, the sum], each step [what, bits, what both sides say]; else ""."""
        if not reasons:
            return ""
        weighed: list[dict[str, Any]] = json.loads(reasons)
        steps = []
        for one in weighed:
            sides = [self._side(one, side) for side in ("left_says", "right_says")]
            what = self.text(f"{str(one['factor']).replace('_', ' ')}: {one['says']}")
            steps.append([what, f"{one['bits']:+.1f}" if one["bits"] else "", " / ".join(sides) if any(sides) else ""])
        bits = f"{sum(one['bits'] for one in weighed):+.1f}".replace("-", "−")
        return json.dumps([steps, self.write.t(TOGETHER, bits=bits, strength=f"{strength:g}")], ensure_ascii=False)

    def _side(self, reason: Mapping[str, Any], side: str) -> str:
        said = str(reason[side] or "")
        return self.write.hidden(said) if reason["factor"] == "national_id" and said else self.text(said)


class _Rows:
    """The rows of one table in the order of the picture, put into a block column by column."""

    def __init__(self, block: Block, table: str, columns: Columns, rank: Numbers, told: _Told) -> None:
        self.block, self.table, self.columns, self.rank, self.told = block, table, columns, rank, told
        key = "source" if table == "pairs" else "number"
        nodes = rank[np.array(columns[key], dtype=np.int64)]
        order = np.argsort(nodes, kind="stable")
        self.at: list[int] = order.tolist()
        block.numbers(f"{table}_node", np.diff(nodes[order], prepend=0), "u4")

    def given(self, name: str) -> list[Any]:
        """Return a column in the order of the picture."""
        column = self.columns[name]
        return [column[n] for n in self.at]

    def numbers(self, *names: str) -> None:
        """Add columns of numbers."""
        for name in names:
            self.block.numbers(f"{self.table}_{name}", self.given(name), "u4")

    def nodes(self, *names: str) -> None:
        """Add columns of nodes: 1 and the node's place, 0 for none."""
        places = self.rank.tolist()
        for name in names:
            found = [0 if node is None else places[node] + 1 for node in self.given(name)]
            self.block.numbers(f"{self.table}_{name}", found, "u4")

    def texts(self, *names: str) -> None:
        """Add columns of texts: each distinct one once, and which it is for each row."""
        for name in names:
            self.written(name, ["" if text is None else self.told.text(plain_text(text)) for text in self.given(name)])

    def sentences(self, *names: str) -> None:
        """Add columns of what queries say, in the page's language."""
        for name in names:
            said = ["" if text is None else self.told.sentence(plain_text(text)) for text in self.given(name)]
            self.written(name, said)

    def known(self, attribute: str, name: str) -> None:
        """Add a column whose values are finlink's own words, those of an attribute."""
        self.written(name, [self.told.text(self.told.write.word(attribute, text)) for text in self.given(name)])

    def amounts(self, *names: str) -> None:
        """Add columns of exact amounts, "" where there is none."""
        for name in names:
            self.block.texts(f"{self.table}_{name}", [text or "" for text in self.given(name)])

    def written(self, name: str, texts: list[str]) -> None:
        """Add a column of texts as they are."""
        self.block.texts(f"{self.table}_{name}_words", self.block.words(f"{self.table}_{name}", texts))

    def rows(self) -> None:
        """Add the cited rows: the first few as a text, and how many more there are."""
        cited = [[place for place in (text or "").split("; ") if place] for text in self.given("evidence")]
        self.block.texts(f"{self.table}_rows", ["; ".join(map(self.told.place, one[:MOST_ROWS])) for one in cited])
        self.block.numbers(f"{self.table}_more", [max(len(one) - MOST_ROWS, 0) for one in cited], "u4")


def _reasons(rows: _Rows) -> None:
    rows.sentences("reason", "next_step", "priority_parts")
    rows.rows()


def _findings(rows: _Rows) -> None:
    rows.texts("rule", "severity")
    rows.sentences("reason", "next_step")
    rows.rows()


def _node_rows(rows: _Rows) -> None:
    rows.texts("file")
    rows.numbers("line", "in_all")


def _pairs(rows: _Rows) -> None:
    rows.nodes("target", "via_number")
    rows.texts("kind", "decided")
    rows.known("link_status", "status")
    rows.written("strength", [f"{strength:g}" for strength in rows.given("strength")])
    named = zip(rows.given("via"), rows.given("via_number"), strict=True)
    rows.written("via", [rows.told.node(via) if number is None else "" for via, number in named])
    weighed = zip(rows.given("reasons"), rows.given("strength"), strict=True)
    rows.block.texts("pairs_weighed", [rows.told.waterfall(reasons, strength) for reasons, strength in weighed])
    rows.rows()


def _elsewhere(rows: _Rows, name: str) -> None:
    """Add a place that may not be in the picture: as a node where it is, else by its name."""
    rows.nodes(name)
    named = zip(rows.given(f"{name}_name"), rows.given(name), strict=True)
    rows.written(f"{name}_name", [rows.told.node(text) if number is None else "" for text, number in named])


def _moves(rows: _Rows) -> None:
    _elsewhere(rows, "source")
    _elsewhere(rows, "target")
    rows.amounts("amount", "sent", "entered")
    rows.texts("currency", "sent_currency", "first_day", "last_day")
    rows.numbers("payments", "hop", "in_all")
    rows.rows()


def _ends(rows: _Rows) -> None:
    _elsewhere(rows, "target")
    rows.amounts("amount", "low", "high")
    rows.texts("currency")
    rows.known("ended", "reason")
    rows.numbers("in_all")


_WRITERS: dict[str, dict[str, Callable[[_Rows], None]]] = {
    "findings": {"reasons": _reasons, "node_findings": _findings},
    "rows": {"node_rows": _node_rows},
    "trace": {"moves": _moves, "ends": _ends},
    "links": {"pairs": _pairs},
}
"""The parts, those that matter most first, and what writes each of their tables."""
