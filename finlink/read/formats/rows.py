"""What every format hands on: tables of text cells, each row with its place in the file, and notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from finlink.errors import Severity


@dataclass(frozen=True, slots=True)
class Note:
    """A problem that concerns the file (``row`` 0) or one row; the reader makes an Issue of it.

    ``cells`` are those of the row set aside by an error, as far as they can be read.
    """

    row: int
    column: str
    issue: str
    severity: Severity
    value: str
    message: str
    hint: str
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextRows:
    """One table found in a file that is not CSV: text cells with the place of each row.

    ``table`` is the table of finlink it feeds; "" for a sheet, where the file's name or the settings decide.
    ``header`` is None for a sheet: there the header is among the rows. ``rows`` may be called again; each row is
    (first physical line or sheet row counted from 1, how many lines it takes, cells). Several rows may share a line.
    Cells may be fewer than the header's: those left out at the end are empty. Rows without any value are left out.
    ``lines`` counts the physical lines of the file, or the sheet's rows down to the last that has a value.
    """

    table: str
    header: tuple[str, ...] | None
    rows: Callable[[], Iterator[tuple[int, int, list[str]]]]
    lines: int
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """What the user may say about a file that is not CSV ("" = find out): the sheet, and the encoding of MT940."""

    sheet: str = ""
    encoding: str = ""
