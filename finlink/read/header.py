"""Finding the delimiter and the header line among the first lines of a file, and matching it with the schema.

Title lines may stand above the header, and a second header line (another language, units) below it. The header is the
first line that has the required columns; which delimiter is meant shows in which one finds most of them.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from finlink.errors import FinlinkError
from finlink.schema import tables

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from finlink.presets import Mapped
    from finlink.schema import Column, HeaderMatch, Table

    Judge = Callable[[Sequence[str]], Mapped]

DELIMITERS = ",;\t|"
NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar", "": "none"}
MOST_COLUMNS = 5000
"""More cells than any export has; a header beyond it is refused."""

_SEP_LINE = re.compile(r"^\ufeff?sep=(.)\s*$", re.IGNORECASE)
_LOOKED_AT = 60  # records among which the header may stand
_MOST_LINES = 10  # that one header record takes
_TITLE = 2  # columns of the table from which a line is a header rather than a title that happens to say one


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a file: which lines stand before the rows, and what its cells mean.

    ``preamble`` counts the physical lines before it, ``lines`` those it takes. ``above`` are the texts of the lines
    before it that say something, ``below`` the cells of further header lines.
    """

    delimiter: str
    cells: tuple[str, ...]
    match: HeaderMatch
    preamble: int
    lines: int = 1
    mapped: Mapped | None = None
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()

    def required(self, table: str) -> tuple[int, ...]:
        """Return the places of the cells that every record of ``table`` must have."""
        found = self.match.columns
        return tuple(
            found[column.name] for column in tables()[table].columns if column.required and column.name in found
        )


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that may be the header: its first physical line, counted from 1, and how many it takes."""

    line: int
    lines: int
    cells: tuple[str, ...]


def find_header(start: str, name: str, table: Table, judge: Judge, *, delimiter: str = "", line: int = 0) -> Header:
    """Read the header from the first lines of a text file.

    ``delimiter`` and ``line`` are what the user said ("" and 0 = find them). Raises FinlinkError when no line has the
    required columns (naming the nearest headers) or a column stands there twice.
    """
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", start)[: _LOOKED_AT * 2]
    skipped = 0
    if marked := _SEP_LINE.match(lines[0]):
        delimiter, skipped = delimiter or marked[1], 1
    found = [one for one in DELIMITERS if any(one in text for text in lines[skipped:])]
    tried = {one: candidates(lines, one, skipped) for one in (delimiter or "".join(found) or ",")}
    return settle(tried, name, table, judge, line)


def settle(tried: dict[str, list[Candidate]], name: str, table: Table, judge: Judge, line: int = 0) -> Header:
    """Choose the header among the candidates under each delimiter; raises FinlinkError when none will do."""
    best: list[Header] = []
    near: list[Header] = []
    for delimiter, records in tried.items():
        if any(len(record.cells) > MOST_COLUMNS for record in records[:1]):
            raise FinlinkError(
                f"{name} has {len(records[0].cells):,} columns in its first line, more than any register; check what "
                "the file is."
            )
        headers = [_header(records, n, delimiter, judge) for n in range(len(records)) if _may_be(records[n], line)]
        usable = [one for one in headers if _is_usable(one)]
        sure = [one for one in usable if len(one.match.columns) >= _TITLE] or usable
        best += sure[:1]
        near += headers
    if not best and not near:
        place = f"line {line}" if line else "its first lines"
        raise FinlinkError(
            f"{name} has nothing in {place} where the header should be; correct header_line or the file."
        )
    header = max(best or near, key=lambda one: _worth(one, tried[one.delimiter]))
    refuse_unusable(header, name, table)
    header = _as_wide_as_rows(header, tried[header.delimiter])
    _refuse_rivals(header, best, tried, name)
    below = _lines_below(header, tried[header.delimiter], judge)
    if not line:
        _refuse_contradiction(header, below, name)
    said = tuple(header.delimiter.join(record.cells) for record, _ in below)
    return replace(header, lines=header.lines + sum(record.lines for record, _ in below), below=said)


def _worth(header: Header, records: list[Candidate]) -> tuple[int, bool, int, int]:
    """Return what one header is better than another by: its columns, its place, its cells, the rows as long as it."""
    rows = sum(len(record.cells) == len(header.cells) for record in records)
    return len(header.match.columns), not header.preamble, len(header.cells), rows


def _as_wide_as_rows(header: Header, records: list[Candidate]) -> Header:
    """Return the header as wide as all rows looked at, where one of the two ends with an idle delimiter."""
    width = len(header.cells)
    rows = [record.cells for record in records if record.line > header.preamble + header.lines]
    if rows and all(len(cells) == width + 1 and not cells[-1] for cells in rows):
        return replace(header, cells=(*header.cells, ""))
    if rows and not header.cells[-1] and all(len(cells) == width - 1 for cells in rows):
        return replace(header, cells=header.cells[:-1])
    return header


def _refuse_rivals(header: Header, best: list[Header], tried: dict[str, list[Candidate]], name: str) -> None:
    """Raise FinlinkError where another delimiter does as well as the one of ``header``."""
    worth = _worth(header, tried[header.delimiter])
    for other in best:
        if other.delimiter != header.delimiter and _worth(other, tried[other.delimiter]) == worth:
            said = f'"{header.delimiter}"'
            ways = " or ".join(
                f"at each {NAMES[one.delimiter]} ({' / '.join(one.cells[:3])})" for one in (header, other)
            )
            raise FinlinkError(
                f"{name}, line {header.preamble + 1}: the header may be split {ways}; say which delimiter is meant: "
                f"--delimiter {said}, or delimiter = {said} for the file in finlink.toml."
            )


def candidates(lines: Sequence[str], delimiter: str, skipped: int = 0) -> list[Candidate]:
    """Return the records in the first lines of a file; a quoted cell may run over a few lines."""
    found: list[Candidate] = []
    at = skipped
    while at < len(lines) and len(found) < _LOOKED_AT:
        text, taken = lines[at], 1
        while text.count('"') % 2 and taken < _MOST_LINES and at + taken < len(lines):
            text += lines[at + taken]
            taken += 1
        cells = _split(text, delimiter) if text.count('"') % 2 == 0 else None
        if cells is None:
            cells, taken = [lines[at].strip()], 1
        found.append(Candidate(at + 1, taken, tuple(_clean(cell) for cell in cells)))
        at += taken
    return [one for one in found if any(one.cells)]


def _split(text: str, delimiter: str) -> list[str] | None:
    try:
        rows = list(csv.reader([text.rstrip("\r\n")], delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None


def _clean(cell: str) -> str:
    return " ".join(cell.replace("\ufeff", "").split())


def _may_be(record: Candidate, line: int) -> bool:
    return line in (0, record.line)


def _header(records: list[Candidate], n: int, delimiter: str, judge: Judge) -> Header:
    one = records[n]
    mapped = judge(one.cells)
    above = tuple(delimiter.join(cell for cell in before.cells if cell) for before in records[:n])
    return Header(delimiter, one.cells, mapped.match, one.line - 1, one.lines, mapped, above)


def _is_usable(header: Header) -> bool:
    match = header.match
    return bool(match.columns or match.duplicates) and not match.missing and not match.not_found


def _lines_below(header: Header, records: list[Candidate], judge: Judge) -> list[tuple[Candidate, HeaderMatch]]:
    """Return further header lines: records right below that name at least two columns, and no other ones."""
    end = header.preamble + header.lines
    found: list[tuple[Candidate, HeaderMatch]] = []
    for record in records:
        if record.line <= end or len(record.cells) != len(header.cells) or record.cells == header.cells:
            continue
        if record.line != end + 1:
            break
        match = judge(record.cells).match
        named = len(match.columns)
        if match.missing or named < _TITLE or named * 2 < sum(1 for cell in record.cells if cell):
            break
        end += record.lines
        found.append((record, match))
    return found


def _refuse_contradiction(header: Header, below: list[tuple[Candidate, HeaderMatch]], name: str) -> None:
    """Raise FinlinkError where a further header line gives a column another place."""
    first = header.preamble + 1
    for record, match in below:
        for column, position in header.match.columns.items():
            other = match.columns.get(column, position)
            if other != position:
                raise FinlinkError(
                    f"{name} has two header lines that differ: {column} is column {position + 1} "
                    f'("{header.cells[position]}") by line {first} and column {other + 1} ("{record.cells[other]}") by '
                    f"line {record.line}; say which is right: header_line = {first} or {record.line} for the file in "
                    "finlink.toml."
                )


def refuse_unusable(header: Header, name: str, table: Table) -> None:
    """Raise FinlinkError, naming the line and what to do, for a header that lacks or repeats a column."""
    match = header.match
    place = f"{name}, line {header.preamble + 1}"
    if header.mapped is not None:
        header.mapped.refuse(header.cells, place)
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
    if match.missing:
        many = len(match.missing) > 1
        absent = " and ".join(_absent(match, column) for column in match.missing)
        raise FinlinkError(
            f"{place}: the required column{'s' if many else ''} {absent} {'are' if many else 'is'} missing. "
            f"Name {'their headers' if many else 'its header'} under [columns.{table.name}] in finlink.toml, or give "
            f"all rows one value with constants under [files]; the headers found are: {', '.join(header.cells)}."
        )


def _absent(match: HeaderMatch, column: Column) -> str:
    """Return a missing column with what it is and the headers most like it."""
    near = match.nearest.get(column.name, [])
    hint = f"; did you mean {', '.join(repr(n) for n in near)}?" if near else ""
    return f"{column.name} ({column.description.rstrip('.')}{hint})"
