"""Excel workbooks (XLSX, XLSM): one sheet as rows of text cells, in bounded memory.

The libraries were measured on a sheet of 1,000,000 rows and 8 columns (54 MB). openpyxl 3.1.5 (MIT, read_only) needs
179 s of CPU; python-calamine 0.9.1 (MIT) 10 s, but holds the whole sheet (714 MiB, growing with the columns). Neither
tells a formula without a value from an empty cell, which rows and columns are hidden (openpyxl does outside
read_only), or the digits of a number as stored, and neither bounds what it unpacks. So the sheet is read here as a
stream with expat (42 s, 50 MiB), and the tests hold every cell against both libraries. Macros are never looked at.
Format: ECMA-376 part 1 (SpreadsheetML), both the transitional and the strict namespace.
"""

from __future__ import annotations

import marshal
import tempfile
from itertools import islice
from typing import TYPE_CHECKING

from finlink.errors import FinlinkError
from finlink.read.formats.bounds import Limits
from finlink.read.formats.rows import Options, TextRows
from finlink.read.formats.xlsx_book import Archive, Sheet, find_sheets, read_book
from finlink.read.formats.xlsx_notes import cell_notes, other_notes, sheet_notes
from finlink.read.formats.xlsx_sheet import Book, SheetFacts, sheet_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOOKED_AT = 20
"""Rows of a sheet among which its header stands."""


def read_xlsx(path: Path, name: str, options: Options | None = None, limits: Limits | None = None) -> TextRows:
    """Return one sheet of a workbook: the named one, else the first that is shown and has values, else the first.

    The sheet is parsed once; its rows wait in a temporary file, which goes when the result does. Raises FinlinkError
    for a file that is no workbook, is damaged, locked or too large, or has no such sheet.
    """
    options = options or Options()
    archive = Archive(path, name, limits or Limits())
    sheets, folder, from_1904 = find_sheets(archive)
    if not sheets:
        raise FinlinkError(f"{name} has no worksheet that can be read; save it as .xlsx, or export the sheet as CSV.")
    book = read_book(archive, folder, from_1904=from_1904)
    starts = {sheet: list(islice(_rows(archive, sheet, book), LOOKED_AT)) for sheet in sheets}
    filled = [sheet for sheet in sheets if starts[sheet]]
    sheet = _chosen(sheets, filled, options.sheet, name)
    facts = SheetFacts()
    kept = _Kept()
    for row in _rows(archive, sheet, book, facts):
        kept.append(row)
    others = [other for other in filled if other is not sheet]
    chosen = bool(options.sheet)
    alike = [] if chosen else [one for one in others if starts[one][1:] and _head(starts[one]) == _head(starts[sheet])]
    notes = (
        *other_notes(sheet, others, alike, name),
        *sheet_notes(facts, sheet, name),
        *cell_notes(facts, sheet, name),
    )
    return TextRows("", None, kept.rows, kept.last, notes)


class _Kept:
    """Rows in a temporary file without a name; reading them again costs a tenth of parsing them again."""

    def __init__(self) -> None:
        self.file = tempfile.TemporaryFile()  # noqa: SIM115 - closed with this object
        self.batch: list[tuple[int, int, list[str]]] = []
        self.last = self.end = 0

    def append(self, row: tuple[int, int, list[str]]) -> None:
        self.last = row[0]
        self.batch.append(row)
        if len(self.batch) == 1000:
            marshal.dump(self.batch, self.file)
            self.end = self.file.tell()
            self.batch.clear()

    def rows(self) -> Iterator[tuple[int, int, list[str]]]:
        """Yield the rows in order; several readers may be under way at once."""
        at = 0
        while at < self.end:
            self.file.seek(at)
            batch = marshal.load(self.file)  # noqa: S302 - written by this object
            at = self.file.tell()
            yield from batch
        yield from self.batch


def _chosen(sheets: list[Sheet], filled: list[Sheet], wanted: str, name: str) -> Sheet:
    if not wanted:
        return next((one for one in filled if not one.hidden), (filled or sheets)[0])
    folded = wanted.strip().casefold()
    for sheet in sheets:
        if sheet.name.strip().casefold() == folded:
            return sheet
    names = ", ".join(f'"{one.name}"' for one in sheets)
    raise FinlinkError(f'{name} has no sheet "{wanted}"; its sheets are {names}.')


def _rows(
    archive: Archive, sheet: Sheet, book: Book, facts: SheetFacts | None = None
) -> Iterator[tuple[int, int, list[str]]]:
    if sheet.member.lower() not in archive.parts:
        raise FinlinkError(f'{archive.name} is a damaged Excel file: the sheet "{sheet.name}" is missing from it.')
    return sheet_rows(archive.chunks(sheet.member), archive.name, book, facts)


def _head(rows: list[tuple[int, int, list[str]]]) -> list[str]:
    """Return what is most likely the header among the first rows of a sheet: the first of those with most cells."""
    cells = [[" ".join(cell.split()).casefold() for cell in row] for _, _, row in rows]
    return max(cells, key=lambda row: sum(map(bool, row)), default=[])
