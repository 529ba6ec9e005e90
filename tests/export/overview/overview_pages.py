"""An overview page read back as its script reads it."""

from __future__ import annotations

import base64
import gzip
import json
import re
from dataclasses import dataclass
from html import unescape
from typing import Any

import numpy as np

_TYPES = {"Uint8Array": "<u1", "Uint16Array": "<u2", "Uint32Array": "<u4", "Int32Array": "<i4"}


@dataclass(frozen=True)
class Read:
    """The facts and columns of a page; places, homes and ends of lines as numbers of nodes."""

    facts: dict[str, Any]
    columns: dict[str, Any]

    @property
    def kinds(self) -> list[str]:
        return [self.facts["kinds"][kind][0] for kind in self.columns["kind"]]

    @property
    def names(self) -> list[str]:
        return [f"{_short(kind)}:{label}" for kind, label in zip(self.kinds, self.columns["label"], strict=True)]

    def lines(self, relation: str) -> list[tuple[str, str, str, int, str]]:
        """Return the lines of a relation: the names of both ends, what it says, how many rows, and the amount."""
        names, columns = self.names, self.columns
        key = [key for key, _ in self.facts["relations"]].index(relation)
        return [
            (
                names[columns["line_source"][n]],
                names[columns["line_target"][n]],
                self.facts["says"][columns["line_says"][n]],
                int(columns["line_payments"][n]),
                columns["line_amount"][n],
            )
            for n in np.flatnonzero(columns["line_relation"] == key)
        ]


def _short(kind: str) -> str:
    return "case" if kind.startswith("case-") else kind


def read_page(html: str) -> Read:
    facts = json.loads(unescape(_between(html, '<script type="application/json" id="facts">')))
    columns = _columns(html, "block", facts["index"])
    numbers = np.arange(len(columns["x"]))
    home = columns["home"] = numbers - columns["home"]
    for axis in ("x", "y"):
        columns[axis] = np.where(home == numbers, columns[axis], columns[axis] + columns[axis][home])
    columns["line_source"] = np.cumsum(columns["line_source"])
    columns["line_target"] = columns["line_target"] + columns["line_source"]
    return Read(facts, columns)


def read_part(html: str, name: str) -> dict[str, Any]:
    """Return what the panels of a page say beyond the picture: one part, its columns of nodes as numbers of nodes."""
    facts = json.loads(unescape(_between(html, '<script type="application/json" id="facts">')))
    columns = _columns(html, f"part-{name}", facts["parts"][name])
    for column in columns:
        if column.endswith("_node"):
            columns[column] = np.cumsum(columns[column])
    said = {name: columns.pop(f"{name}_words") for name in [*columns] if f"{name}_words" in columns}
    return columns | {name: [texts[n] for n in columns[name]] for name, texts in said.items()}


def _columns(html: str, block: str, index: list[tuple[str, str, int]]) -> dict[str, Any]:
    whole = gzip.decompress(base64.b64decode(_between(html, f'<script type="text/plain" id="{block}">')))
    columns: dict[str, Any] = {}
    at = 0
    for name, kind, length in index:
        part, at = whole[at : at + length], at + length
        columns[name] = part.decode().split("\n") if kind == "text" else np.frombuffer(part, _TYPES[kind]).astype(int)
    return columns


def _between(html: str, start: str) -> str:
    return re.split("</script>", html[html.index(start) + len(start) :], maxsplit=1)[0]
