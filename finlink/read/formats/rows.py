"""What every format hands on: tables of text cells, each row with its place in the file, and notes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from finlink.errors import Severity

EXACT = "\u2396"
"""Stands between the whole digits and the decimals of a number whose value the format itself fixes (U+2396).

It is a decimal mark that no column has to prove; where a cell is shown, ``plain`` writes a point.
"""

_DECIMAL = re.compile(r"([+-]?[0-9]+)[.]([0-9]+)")


def exact(text: str) -> str:
    """Return a number written with a decimal point with the mark ``EXACT``; any other text as it stands.

    >>> exact("-1.234") == f"-1{EXACT}234", exact("12,50"), exact("12")
    (True, '12,50', '12')
    """
    found = _DECIMAL.fullmatch(text)
    return f"{found[1]}{EXACT}{found[2]}" if found else as_text(text)


def as_text(text: str) -> str:
    """Return a text in which the sign ``EXACT`` really stands with that sign by its number: it makes no number.

    >>> as_text(f"1{EXACT}5"), as_text("1.5")
    ('1<U+2396>5', '1.5')
    """
    return text.replace(EXACT, f"<U+{ord(EXACT):04X}>")


def plain(text: str) -> str:
    """Return a cell as it is shown: an exact number with a decimal point.

    >>> plain(exact("1.234"))
    '1.234'
    """
    return text.replace(EXACT, ".")


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
    ``lines`` counts the physical lines of the file, or the sheet's rows down to the last that has a value. In a sheet
    the decimals of a numeric cell stand behind ``EXACT``. ``entries`` is how many rows the format itself counted,
    those set aside included; of a sheet nobody counts them.
    """

    table: str
    header: tuple[str, ...] | None
    rows: Callable[[], Iterator[tuple[int, int, list[str]]]]
    lines: int
    notes: tuple[Note, ...] = ()
    entries: int = 0


@dataclass(frozen=True, slots=True)
class Options:
    """What the user may say about a file that is not CSV ("" = find out): the sheet, and the encoding of MT940."""

    sheet: str = ""
    encoding: str = ""
