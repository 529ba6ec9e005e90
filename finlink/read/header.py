"""Finding the delimiter and the header line, and matching it with the schema."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finlink.errors import FinlinkError
from finlink.schema import match_headers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finlink.schema import HeaderMatch, Table

DELIMITERS = ",;\t|"
NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_SEP_LINE = re.compile(r"^sep=(.)\r?\n?$", re.IGNORECASE)
_MAGIC = (
    (b"PK\x03\x04", "a ZIP or XLSX file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"%PDF", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "an old Excel (XLS) file"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "a SQLite database"),
)


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a file: which lines stand before the rows, and what its cells mean.

    ``line`` is the physical line of the header, counted from 1; ``lines`` how many it takes; ``preamble`` how
    many stand before it.
    """

    delimiter: str
    cells: tuple[str, ...]
    match: HeaderMatch
    preamble: int
    lines: int = 1


def refuse_other_types(start: bytes, name: str) -> None:
    """Refuse a file that is plainly not text, naming what it is."""
    for magic, what in _MAGIC:
        if start.startswith(magic):
            raise FinlinkError(f"{name} is {what}, not CSV; export it as CSV (UTF-8) and put that file here.")
    if re.match(rb"\s*<(!doctype|html)", start[:200], re.IGNORECASE):
        raise FinlinkError(f"{name} is a web page, not CSV; it may be a login page saved by mistake.")


def find_header(start: str, name: str, table: Table, delimiter: str, mapping: Mapping[str, str]) -> Header:
    """Read the header from the first lines of a file.

    The delimiter is the one under which most columns of the table are found. Raises FinlinkError when a required
    column is missing (naming the nearest headers) or a column stands there twice.
    """
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", start, maxsplit=2)
    preamble = 0
    if marked := _SEP_LINE.match(lines[0]):
        delimiter, preamble = delimiter or marked[1], 1
        lines = lines[1:]
    text = lines[0].rstrip("\r\n") if lines else ""
    if not text.strip():
        raise FinlinkError(f"{name} has an empty first line where the header should be; remove the line.")
    best = max(
        (_header(text, one, table, mapping, preamble) for one in (delimiter or DELIMITERS)),
        key=lambda h: (len(h.match.columns), len(h.cells)),
    )
    _refuse_unusable(best, name, table)
    return best


def _header(text: str, delimiter: str, table: Table, mapping: Mapping[str, str], preamble: int) -> Header:
    cells = tuple(cell.strip().lstrip("\ufeff") for cell in next(csv.reader([text], delimiter=delimiter)))
    return Header(delimiter, cells, match_headers(table, cells, mapping), preamble)


def _refuse_unusable(header: Header, name: str, table: Table) -> None:
    match = header.match
    place = f"{name}, line {header.preamble + 1}"
    for column, written in match.not_found.items():
        raise FinlinkError(
            f'{place}: the mapping says that {column} stands under "{written}", but there is no such header; '
            f"the headers are: {', '.join(header.cells)}."
        )
    optional = {column.name for column in table.columns if not column.required}
    for column, positions in match.duplicates:
        if column in optional and len({header.cells[p] for p in positions}) == len(positions):
            continue  # two headers may both mean it: neither is used, and the loader says so
        which = " and ".join(f'"{header.cells[p]}" (column {p + 1})' for p in positions)
        raise FinlinkError(
            f"{place}: {column} is claimed by more than one header: {which}; rename one, or say which is meant "
            f"under [columns.{table.name}] in finlink.toml."
        )
    for absent in match.missing:
        near = match.nearest.get(absent.name, [])
        hint = f"did you mean {', '.join(repr(n) for n in near)}? " if near else ""
        raise FinlinkError(
            f"{place}: the required column {absent.name} ({absent.description.rstrip('.')}) is missing; {hint}"
            f"Name its header under [columns.{table.name}] in finlink.toml; the headers found are: "
            f"{', '.join(header.cells)}."
        )
