"""Rows that were set aside, repaired in a spreadsheet and handed in again: which file and row they come from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finlink.settings import Source

REPAIR_COLUMNS = ("finlink_file", "finlink_row", "finlink_why")
"""The columns before those of the original file in ``rejected/*.csv``: its name, the row, why it was set aside."""


def original_of(tables: Iterable[Iterable[list[str]]]) -> str | None:
    """Return the name of the file whose rejected rows a file repairs; "" = none is named; None = it is no such file.

    ``tables`` are the file's first rows under each way to read it. The columns may stand anywhere, under a title and
    in another order, and the last of the three may be gone.
    """
    for rows in tables:
        at: int | None = None
        for cells in rows:
            if at is None and set(REPAIR_COLUMNS[:2]) <= set(cells):
                at = cells.index(REPAIR_COLUMNS[0])
            elif at is not None and at < len(cells) and cells[at]:
                return cells[at]
        if at is not None:
            return ""
    return None


def as_original(source: Source, path: str) -> Source:
    """Return how a repaired file is read: as its original, but for what concerns the bytes of that file alone."""
    return replace(source, path=path, encoding="", delimiter="", sheet="", header_line=0)
