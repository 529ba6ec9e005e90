"""One worksheet, read as a stream: rows of text cells, and what Excel would show differently.

Hidden rows and columns, merged ranges, formulas that were never calculated, errors and numbers with lost digits are
noted, each kind with its first cells by name and the number of the others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from finlink.errors import FinlinkError
from finlink.read.formats.rows import as_text, exact
from finlink.read.formats.xlsx_numbers import GENERAL, date_text, lost_digits, number_text
from finlink.read.formats.xml_parser import feed, new_parser

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from finlink.read.formats.xlsx_numbers import NumberFormat

MAX_ROW, MAX_COLUMN, MAX_TEXT = 1_048_576, 16_384, 4 * 1024 * 1024
"""Excel's own limits on rows and columns; characters in one cell (Excel: 32,767)."""

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(r"([A-Za-z]{1,3})([1-9]\d{0,6})")

CELL_KINDS = ("FORMULA", "ERROR", "DIGITS", "DATE", "NUMBER")


@dataclass(slots=True)
class SheetFacts:
    """What was seen besides the cells: (row, column letters, value) per kind, and hidden and merged parts."""

    cells: dict[str, list[tuple[int, str, str]]] = field(default_factory=lambda: {kind: [] for kind in CELL_KINDS})
    more: dict[str, int] = field(default_factory=lambda: dict.fromkeys(CELL_KINDS, 0))
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[str] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)

    def add(self, kind: str, row: int, column: int, value: str) -> None:
        """Note a cell; after the first 200 of a kind only their number is kept."""
        if len(self.cells[kind]) < 200:
            self.cells[kind].append((row, letters(column), value))
        else:
            self.more[kind] += 1


class TextStore(Protocol):
    """Texts by number."""

    def __len__(self) -> int: ...
    def __getitem__(self, at: int, /) -> str: ...


@dataclass(frozen=True, slots=True)
class Book:
    """What all sheets of a workbook share: texts by number, number formats by style, and the day dates count from."""

    texts: TextStore
    formats: Sequence[NumberFormat]
    from_1904: bool


def letters(column: int) -> str:
    """Return the letters of a column counted from 0.

    >>> letters(0), letters(25), letters(26), letters(16383)
    ('A', 'Z', 'AA', 'XFD')
    """
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def unescaped(text: str) -> str:
    """Return a text with Excel's ``_xHHHH_`` for control characters resolved."""
    if "_x" not in text:
        return as_text(text)
    return as_text(_ESCAPED.sub(lambda m: m[0] if 0xD800 <= int(m[1], 16) <= 0xDFFF else chr(int(m[1], 16)), text))


def sheet_rows(
    chunks: Iterable[bytes], name: str, book: Book, facts: SheetFacts | None = None
) -> Iterator[tuple[int, int, list[str]]]:
    """Yield (row from 1, 1, cells) of every row that has a value; ``facts`` takes note of what else was seen.

    Raises FinlinkError for a damaged sheet, and for one whose rows do not ascend or lie outside Excel's limits.
    """
    sheet = _Sheet(name, book, facts or SheetFacts())
    for _ in feed(sheet.parser, chunks, name):
        if sheet.done:
            yield from sheet.done
            sheet.done.clear()


class _Sheet:
    """The handlers of one pass over a sheet; finished rows gather in ``done``."""

    def __init__(self, name: str, book: Book, facts: SheetFacts) -> None:
        self.name, self.book, self.facts = name, book, facts
        self.done: list[tuple[int, int, list[str]]] = []
        self.row = self.column = self.size = 0
        self.cells: list[str] = []
        self.kind = self.style = ""
        self.take = self.formula = self.phonetic = False
        self.text: list[str] = []
        self.columns: dict[str, int] = {}
        self.styles = {str(n): form for n, form in enumerate(book.formats)}
        self.parser = new_parser(name)
        self.parser.StartElementHandler = self.first

    def first(self, tag: str, _: dict[str, str]) -> None:
        """Take the root element: its prefix, if any, is that of all others."""
        prefix, colon, local = tag.rpartition(":")
        if local != "worksheet":
            raise FinlinkError(f"{self.name} is no worksheet but {local!r}, such as a chart; choose another sheet.")
        start = {"c": self.start_cell, "row": self.start_row, "f": self.start_formula, "rPh": self.start_phonetic}
        start |= {"v": self.start_text, "t": self.start_text, "col": self.start_columns, "mergeCell": self.start_merge}
        end = {
            "c": self.end_cell,
            "row": self.end_row,
            "v": self.end_text,
            "t": self.end_text,
            "rPh": self.end_phonetic,
        }
        starts = {prefix + colon + key: value for key, value in start.items()}
        ends = {prefix + colon + key: value for key, value in end.items()}

        def on_start(name: str, found: dict[str, str]) -> None:
            if (handler := starts.get(name)) is not None:
                handler(found)

        def on_end(name: str) -> None:
            if (handler := ends.get(name)) is not None:
                handler()

        def on_text(data: str) -> None:
            if self.take:
                self.text.append(data)
                self.size += len(data)
                if self.size > MAX_TEXT:
                    raise FinlinkError(f"{self.name}: row {self.row} has a cell of more than {MAX_TEXT} characters.")

        self.parser.StartElementHandler = on_start
        self.parser.EndElementHandler = on_end
        self.parser.CharacterDataHandler = on_text

    def start_row(self, attributes: dict[str, str]) -> None:
        row = _count(attributes.get("r"), self.row + 1, MAX_ROW)
        if row == 0:
            raise FinlinkError(f"{self.name} is damaged: after row {self.row} comes no row of Excel's; save it again.")
        if row <= self.row:
            raise FinlinkError(f"{self.name} is damaged: row {row} comes after row {self.row}; save it again.")
        self.row, self.column, self.cells = row, -1, []
        if attributes.get("hidden") in ("1", "true"):
            self.facts.hidden_rows.append(row)

    def end_row(self) -> None:
        cells = self.cells
        if cells:
            self.done.append((self.row, 1, cells))

    def start_cell(self, attributes: dict[str, str]) -> None:
        self.column = self.place(attributes.get("r"))
        self.kind, self.style = attributes.get("t", "n"), attributes.get("s", "")
        self.formula = False
        self.text = []
        self.size = 0

    def place(self, reference: str | None) -> int:
        """Return the column, counted from 0, of a cell that says its place or follows the one before."""
        if reference is None:
            column = self.column + 1
        else:
            key = reference.rstrip("0123456789")
            column = self.columns.get(key, -2)
            if column == -2:
                column = -1 if _REFERENCE.fullmatch(reference) is None else _column(key)
                self.columns[key] = column
        if not self.column < column < MAX_COLUMN or self.row == 0:
            where = reference or f"the cell after {letters(max(self.column, 0))}{self.row}"
            raise FinlinkError(f"{self.name} is damaged: {where[:20]} is no cell of row {self.row}; save it again.")
        return column

    def end_cell(self) -> None:
        text = self.value("".join(self.text))
        if text:
            cells = self.cells
            if len(cells) < self.column:
                cells.extend([""] * (self.column - len(cells)))
            cells.append(text)

    def value(self, raw: str) -> str:
        """Return a cell's text."""
        kind = self.kind
        if kind in ("str", "inlineStr"):
            return self.missing() if not raw and self.formula else unescaped(raw)
        raw = raw.strip()
        if not raw:
            return self.missing() if self.formula else ""
        if kind == "s":
            return self.shared(raw)
        if kind == "e":
            self.facts.add("ERROR", self.row, self.column, raw)
            return ""
        return {"b": _truth, "d": _day}.get(kind, self.number)(raw)

    def shared(self, raw: str) -> str:
        number = int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 10 else -1
        if not 0 <= number < len(self.book.texts):
            raise FinlinkError(
                f"{self.name} is damaged: cell {letters(self.column)}{self.row} means text number {raw[:20]}, "
                f"but there are {len(self.book.texts)}; save it again."
            )
        return self.book.texts[number]

    def missing(self) -> str:
        self.facts.add("FORMULA", self.row, self.column, "")
        return ""

    def number(self, raw: str) -> str:
        form = self.styles.get(self.style, GENERAL)
        if form.date or form.duration:
            moment = date_text(raw, form, from_1904=self.book.from_1904)
            if moment is not None:
                return moment
            self.facts.add("DATE", self.row, self.column, raw[:40])
        text = number_text(raw)
        if text is None:
            self.facts.add("NUMBER", self.row, self.column, raw[:40])
            return as_text(raw)
        if lost_digits(text):
            self.facts.add("DIGITS", self.row, self.column, text)
        return text.zfill(form.zeros) if form.zeros and text.isdigit() else exact(text)

    def start_formula(self, _: dict[str, str]) -> None:
        self.formula = True

    def start_text(self, _: dict[str, str]) -> None:
        self.take = not self.phonetic

    def end_text(self) -> None:
        self.take = False

    def start_phonetic(self, _: dict[str, str]) -> None:
        self.phonetic = True

    def end_phonetic(self) -> None:
        self.phonetic = False

    def start_columns(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in ("1", "true"):
            low = _count(attributes.get("min"), 0, MAX_COLUMN)
            high = _count(attributes.get("max"), 0, MAX_COLUMN)
            if low and high:
                self.facts.hidden_columns.append(
                    letters(low - 1) if low == high else f"{letters(low - 1)} to {letters(high - 1)}"
                )

    def start_merge(self, attributes: dict[str, str]) -> None:
        self.facts.merged.append(attributes.get("ref", "?")[:30])


def _truth(raw: str) -> str:
    return {"1": "TRUE", "0": "FALSE"}.get(raw, raw)


def _day(raw: str) -> str:
    return raw.removesuffix("T00:00:00")


def _count(text: str | None, default: int, most: int) -> int:
    """Return a number from 1 to ``most``; ``default`` where none is said, 0 where it is no such number."""
    if text is None:
        return default
    good = text.isascii() and text.isdigit() and len(text) < 9
    return int(text) if good and int(text) <= most else 0


def _column(key: str) -> int:
    """Return the column of its letters, counted from 0."""
    column = 0
    for letter in key.upper():
        column = column * 26 + ord(letter) - 64
    return column - 1
