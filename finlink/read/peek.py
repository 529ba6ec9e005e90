"""A first look at a file that nothing gives a table: its first rows, and which preset has their headers.

Tolerant on purpose, since nothing is read from here: the file is opened again, and strictly, once it has a table.
"""

from __future__ import annotations

import codecs
import csv
from itertools import islice
from typing import TYPE_CHECKING

from finlink.errors import FinlinkError
from finlink.presets import Detected
from finlink.presets import detect as detect_preset
from finlink.read.formats import XLSX, detect, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from finlink.presets import Presets

START = 64 * 1024
"""How much of a file is looked at."""

LINES = 40
"""How many of its first lines may be the header."""

_DELIMITERS = ",;\t|"
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CODECS = ("utf-8", "cp1250", "cp1251", "cp1253", "cp1254")


def first_rows(path: Path, name: str, start: bytes) -> Iterator[Iterator[list[str]]]:
    """Yield the first rows of a file under each way to read it: a workbook's sheet, else encodings and delimiters.

    Of what cannot be read there is nothing.
    """
    if detect(start, name) == XLSX:
        try:
            [sheet] = read_rows(path, name, XLSX)
        except FinlinkError:
            return
        yield ([cell.strip() for cell in cells] for _, _, cells in islice(sheet.rows(), LINES))
        return
    for text in _texts(start):
        lines = text.splitlines()[:LINES]
        for delimiter in _DELIMITERS:
            if any(delimiter in line for line in lines):
                yield _split(lines, delimiter)


def preset_of(tables: Iterable[Iterable[list[str]]], presets: Presets) -> tuple[Detected, list[str]]:
    """Return the first preset found among first rows, else the first two that tie, each with the cells that show it."""
    tied: tuple[Detected, list[str]] = (Detected(), [])
    for rows in tables:
        for cells in rows:
            found = detect_preset(cells, presets.values())
            if found.preset is not None:
                return found, cells
            tied = tied if tied[0].tied else (found, cells)
    return tied


def _texts(start: bytes) -> Iterator[str]:
    """Yield the text as it would be in each encoding that may be meant; only one where the bytes say which."""
    marked = next((codec for mark, codec in _MARKS if start.startswith(mark)), "")
    if marked or start.isascii():
        yield start.decode(marked or "ascii", errors="replace")
        return
    cut = start.rpartition(b"\n")[0] or start
    for codec in _CODECS:
        try:
            yield cut.decode(codec)
        except UnicodeDecodeError:
            continue
        if codec == "utf-8":
            return


def _split(lines: list[str], delimiter: str) -> Iterator[list[str]]:
    """Yield the cells of the lines that have the delimiter."""
    for line in lines:
        if delimiter in line:
            try:
                cells = next(csv.reader([line], delimiter=delimiter))
            except csv.Error:
                continue
            yield [cell.strip() for cell in cells]
