"""What a report is made of, before it is a page or a workbook: sections of figures, tables and charts.

Texts are in the report's language already; values are as they were counted (int, Decimal, date, text; None = unknown),
so that the page writes them for reading and the workbook keeps them as numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Kind = Literal["text", "code", "word", "prose", "count", "eur", "share", "number"]
"""text: of the register; code: its ids; word, prose: finlink's; the others are numbers, aligned right."""

NUMBERS = ("count", "eur", "share", "number")


@dataclass(frozen=True, slots=True)
class Valued:
    """A number that is of another kind than its column: an indicator is a share here, a count there."""

    value: int | Decimal | None
    kind: Kind


Cell = str | int | Decimal | date | Valued | None


def unfolded(value: Cell, kind: Kind) -> tuple[str | int | Decimal | date | None, Kind]:
    """Return a cell with the kind that it is of: its own, where it has one, else its column's."""
    return (value.value, value.kind) if isinstance(value, Valued) else (value, kind)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; ``missing`` is what stands for None ("" = the page's word for unknown)."""

    name: str
    label: str
    kind: Kind
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of columns of a table: which, one after the other in one bar, standing (over time) or lying.

    ``annotate`` is a column written at the end of each bar, ``most`` how many rows are drawn (the last of a chart over
    time, the first of any other).
    """

    title: str
    says: str
    label: str
    series: tuple[str, ...]
    tones: tuple[str, ...]
    standing: bool = False
    annotate: str = ""
    most: int = 16


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption; ``total`` is a last row.

    ``anchor`` makes the first cell of each row a place to go to; ``sheet`` is the short name of its sheet.
    """

    name: str
    sheet: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] | None = None
    notes: tuple[str, ...] = ()
    charts: tuple[Bars, ...] = ()
    anchor: str = ""

    def at(self, name: str) -> int:
        """Return the place of a column."""
        return next(n for n, column in enumerate(self.columns) if column.name == name)


@dataclass(frozen=True, slots=True)
class Figure:
    """A headline figure: what it is, its value and kind, what stands beside it, and where its definition is."""

    name: str
    label: str
    value: Cell
    kind: Kind
    beside: str
    definition: str


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its heading, what it says in a few sentences, its figures and tables."""

    name: str
    title: str
    says: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report: its language and heading, what must stand at its head and foot, its sections in order.

    ``handling`` are the codes of the rows behind it, the most restricting first.
    """

    tag: str
    title: str
    subtitle: str
    handling: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    sections: tuple[Section, ...]
    footer: tuple[str, ...]
