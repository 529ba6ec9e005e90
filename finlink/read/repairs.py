"""Rows that were set aside, repaired in a spreadsheet and handed in again: which file and row they come from."""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from finlink.settings import Source

REPAIR_COLUMNS = ("finlink_file", "finlink_row", "finlink_why")
"""The columns before those of the original file in ``rejected/*.csv``: its name, the row, why it was set aside."""


def original_of(start: bytes) -> str:
    """Return the name of the file whose rejected rows a file repairs, from its first bytes; "" = it is no such file."""
    text = start.decode("utf-8-sig", errors="replace")
    lines = text.splitlines()
    if len(lines) < 2 or not lines[0].lstrip('"').startswith(REPAIR_COLUMNS[0]):
        return ""
    delimiter = lines[0].strip('"')[len(REPAIR_COLUMNS[0]) :].lstrip('"')[:1]
    if len(delimiter) != 1:
        return ""
    header = next(csv.reader([lines[0]], delimiter=delimiter))
    first = next(csv.reader([lines[1]], delimiter=delimiter), [])
    return first[0] if tuple(header[:3]) == REPAIR_COLUMNS and first else ""


def as_original(source: Source, path: str) -> Source:
    """Return how a repaired file is read: as its original, but for what concerns the bytes of that file alone."""
    return replace(source, path=path, encoding="", delimiter="", sheet="", header_line=0)
