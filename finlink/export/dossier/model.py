"""What a dossier is made of: sections of blocks. Both writers render this and nothing else, so they cannot differ.

Texts are plain; nothing here is markup. A block that says something of the case carries the number of its claim, under
which the evidence matrix names the rows.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Kind = Literal["text", "amount", "code", "short"]
"""How a column is set: running text, amounts to the right, identifiers that may break anywhere, words that must not."""
Tone = Literal["plain", "note", "unknown", "warning"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; ``claim`` is the number of the claim it makes, 0 for none."""

    text: str
    claim: int = 0
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what is known under it."""

    label: str
    value: str
    claim: int = 0
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts below each other; ``name`` finds them again."""

    name: str
    rows: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Key figures beside each other: label, value, and a word on it."""

    name: str
    items: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, how it is set, and its share of the width."""

    head: str
    kind: Kind = "text"
    weight: int = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, and the number of its claim (0 for none)."""

    cells: tuple[str, ...]
    claim: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``more`` says what is not in it and where it is, ``empty`` what stands in place of no rows."""

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    more: str = ""
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Commands:
    """Lines to type."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark on the strip of time: its place from 0 to 1000, and what it is."""

    at: int
    words: str
    later: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """The timeline as a picture; what it shows stands in the table below it. ``ticks`` are places with their words."""

    name: str
    words: str
    lanes: tuple[tuple[str, tuple[Mark, ...]], ...]
    ticks: tuple[Mark, ...]
    as_of: Mark | None = None


Block = Heading | Para | Facts | Figures | Table | Commands | Strip


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the dossier; a ``wide`` one is printed across."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Dossier:
    """The whole: ``banner`` warns of handling codes, ``marks`` are those of the rows behind a claim."""

    title: str
    case_id: str
    subtitle: str
    subject: str
    banner: str
    footer: str
    author: str
    as_of: str
    sections: tuple[Section, ...]
    marks: Mapping[int, str]


_T = TypeVar("_T")


def with_texts(value: _T, change: Callable[[str], str]) -> _T:
    """Return a part of a dossier with every text in it changed."""
    if isinstance(value, str):
        return change(value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(with_texts(one, change) for one in value)  # type: ignore[return-value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        kept = ("name", "key", "kind", "tone")
        changed = {
            field.name: with_texts(getattr(value, field.name), change)
            for field in dataclasses.fields(value)
            if field.name not in kept
        }
        return dataclasses.replace(value, **changed)
    return value
