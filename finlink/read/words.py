"""Every name a column has in any table: to notice that a second table begins in the middle of a file."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from finlink.schema import fold_header, tables

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMED = 2


@cache
def known_headers() -> frozenset[str]:
    """Return all names and aliases of columns, folded."""
    return frozenset(
        fold_header(name)
        for table in tables().values()
        for column in table.columns
        for name in (column.name, *column.aliases)
    )


@cache
def column_names() -> frozenset[str]:
    """Return the names of all columns as they are written in finlink's own files."""
    return frozenset(column.name for table in tables().values() for column in table.columns)


def is_header(cells: Sequence[str]) -> bool:
    """Say whether a record is a header line of some table: it begins with a column's name and most cells are such."""
    if not cells or fold_header(cells[0]) not in known_headers():
        return False
    said = [cell for cell in cells if cell.strip()]
    named = sum(fold_header(cell) in known_headers() for cell in said)
    return named >= _NAMED and named * 2 >= len(said)
