"""Which file takes a new decision, and how a row is written in it so that it is read back equal."""

from __future__ import annotations

import csv
import io
import re
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finlink.errors import FinlinkError
from finlink.read import REPAIR_COLUMNS
from finlink.schema import table_for_file
from finlink.settings import FILE_NAME, Source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from finlink.review.decisions import Decision
    from finlink.settings import Settings

COLUMNS = ("left", "right", "decision", "by", "at", "reason")
"""The columns of the decisions table that finlink writes, in the order of a new file."""

NEW_FILE = "decisions_finlink.csv"
"""The file that takes decisions where the register has none that can take them as it is."""

_FORMULA = re.compile(r"^[=+@\t\r-]")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Target:
    """A file that takes decisions: its header, and what to write before the first new row.

    ``columns`` says which column stands at which place of the header ("" = one that finlink does not fill).
    """

    path: Path
    header: tuple[str, ...]
    columns: tuple[str, ...]
    delimiter: str
    encoding: str
    line_end: str
    first: str


def target_of(register: Path, settings: Settings) -> Target:
    """Return the file that takes new decisions: one there is, if it is plain; else a new one beside it.

    Plain is a CSV with finlink's own column names in its first line, no unclosed quote, and times in ISO form, which a
    build reads as it stands. Raises FinlinkError where ``[files]`` names only files that are not.
    """
    named = settings.files.get("decisions")
    if named is not None:
        sources = list(named)
    else:
        names = sorted(path.name for path in register.iterdir() if path.suffix.lower() == ".csv")
        sources = [Source(name) for name in names if table_for_file(name) == "decisions" and not name.startswith(".")]
    for source in sources:
        if found := _plain(register / source.path, source, settings):
            return found
    path = register / NEW_FILE
    if named is not None or path.exists():
        what = "the files that [files] names for decisions" if named is not None else NEW_FILE
        raise FinlinkError(
            f"Nothing was written: {what} cannot take a row as it stands (it must be a CSV that begins with the line "
            f"{','.join(COLUMNS)}). Mend it, or add such a file to [files] decisions in {register / FILE_NAME}."
        )
    mapping = _mapping(NEW_FILE, settings)
    header = tuple(mapping.get(column, column) for column in COLUMNS)
    delimiter, encoding = settings.delimiter or ",", settings.encoding or "utf-8"
    return Target(path, header, COLUMNS, delimiter, encoding, "\n", _line(header, delimiter, "\n"))


def rows_as_text(target: Target, decisions: Sequence[Decision]) -> str:
    """Return the rows to add, with the header of a new file or the line end that the last line lacks before them."""
    rows = []
    for one in decisions:
        cells = {name: getattr(one, name) for name in COLUMNS}
        safe = [_safe(cells.get(name, "")) for name in target.columns]
        rows.append(_line(safe, target.delimiter, target.line_end))
    return target.first + "".join(rows)


def _safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: a blank before it, which finlink does not read."""
    return f" {cell}" if _FORMULA.match(cell) else cell


def _line(cells: Sequence[str], delimiter: str, end: str) -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator=end).writerow(cells)
    return stream.getvalue()


def _mapping(name: str, settings: Settings) -> Mapping[str, str]:
    return {**settings.columns.get("decisions", {}), **settings.columns.get(name, {})}


def _plain(path: Path, source: Source, settings: Settings) -> Target | None:
    """Return how to add to a file, or None for one that is written otherwise."""
    encoding = source.encoding or settings.encoding or "utf-8-sig"
    delimiter = source.delimiter or settings.delimiter or ","
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return None
        text = path.read_bytes().decode(encoding)
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except (OSError, UnicodeDecodeError, LookupError, csv.Error):
        return None
    if not rows or "\0" in text or source.preset or source.where or source.constants or source.header_line > 1:
        return None
    header = rows[0]
    columns = _columns(header, _mapping(source.path, settings))
    if columns is None or any(len(row) != len(header) for row in rows[1:] if row):
        return None
    when = columns.index("at")
    if not all(_ISO.match(row[when].strip()) for row in rows[1:] if row and row[when].strip()):
        return None
    line_end = "\r\n" if "\r\n" in text else "\n"
    first = "" if text.endswith("\n") else line_end
    plain = "utf-8" if encoding == "utf-8-sig" else encoding
    return Target(path, tuple(header), columns, delimiter, plain, line_end, first)


def _columns(header: Sequence[str], mapping: Mapping[str, str]) -> tuple[str, ...] | None:
    """Return the column at each place of a header, or None where one of finlink's is not there once."""
    wanted = {mapping.get(column, column): column for column in COLUMNS}
    found = tuple(wanted.get(cell.strip(), "") for cell in header)
    whole = all(found.count(column) == 1 for column in COLUMNS) and not set(REPAIR_COLUMNS) & set(header)
    return found if whole else None
