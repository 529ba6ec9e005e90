"""A list of proposed links that comes back judged: its rows as decisions, and every problem as a sentence."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from finlink.errors import FinlinkError
from finlink.lookup import unknown_names
from finlink.read.formats import XLSX, detect, plain, read_rows
from finlink.review.decisions import WORDS, Decision, decided, one_line, pair_of
from finlink.schema import category, match_headers, tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from finlink.result import Build

_NEEDED = ("left", "right", "decision")
_LOOKED_AT = 20

Row = tuple[int, list[str]]


def read_sheet(build: Build, path: Path, *, by: str = "", at: str = "") -> tuple[list[Decision], list[str]]:
    """Return the decisions of a list that was filled in, and one sentence for every row that cannot be used.

    ``by`` is who decided where a row does not say, ``at`` when ("" = now). The columns may stand in any order and have
    any name that a decisions file may have. Rows without a decision are left out. Raises FinlinkError for a file that
    is no such list.
    """
    problems: list[str] = []
    rows = list(_rows(path, problems))
    columns, rows = _under_header(path, rows)
    filled = [(line, cells) for line, cells in rows if _cell(cells, columns, "decision")]
    sides = (_cell(cells, columns, side) for _, cells in filled for side in ("left", "right"))
    unknown = unknown_names(build, (one for one in sides if one))
    found: dict[tuple[str, str], tuple[int, Decision]] = {}
    for line, cells in filled:
        try:
            one = _decision(cells, columns, unknown, by, at)
        except FinlinkError as error:
            problems.append(f"{path.name}, row {line}: {error}")
            continue
        first, earlier = found.setdefault(one.pair, (line, one))
        if earlier.content[:2] != one.content[:2]:
            problems.append(
                f"{path.name}, row {line}: {one.left} and {one.right} are {one.decision} here and {earlier.decision} "
                f"in row {first}; leave one of the two."
            )
    return [one for _, one in found.values()], problems


def _decision(cells: list[str], columns: Mapping[str, int], unknown: set[str], by: str, at: str) -> Decision:
    """Return one row as a decision; FinlinkError says what is wrong with it."""
    left, right = (_cell(cells, columns, side) for side in ("left", "right"))
    for side, name in (("left", left), ("right", right)):
        if not name:
            raise FinlinkError(f"{side} is empty; write the case id or node id that the list had there.")
        if name in unknown:
            raise FinlinkError(f'{side} is "{name}", which is no case and no node of this build; correct the id.')
    written = _cell(cells, columns, "decision")
    word = category(tables()["decisions"].column("decision"), written)
    if word not in WORDS:
        raise FinlinkError(f'decision is "{written}", which is none of {", ".join(WORDS)}; choose one of them.')
    who = _cell(cells, columns, "by") or by
    if not one_line(who):
        raise FinlinkError("nobody is named who decides; fill in by, or give --by NAME.")
    first, second = pair_of(left, right)
    return decided(first, second, word, by=who, reason=_cell(cells, columns, "reason"), at=at)


def _cell(cells: Sequence[str], columns: Mapping[str, int], name: str) -> str:
    place = columns.get(name)
    return cells[place].strip() if place is not None and place < len(cells) else ""


def _under_header(path: Path, rows: list[Row]) -> tuple[dict[str, int], list[Row]]:
    """Return where each column stands, by the first line that has the columns of a list, and the rows below it."""
    for n, (_, cells) in enumerate(rows[:_LOOKED_AT]):
        match = match_headers(tables()["decisions"], cells)
        if all(name in match.columns for name in _NEEDED):
            return match.columns, rows[n + 1 :]
    raise FinlinkError(
        f"{path.name} has no line with the headers left, right and decision; give the list that finlink review "
        "--export wrote, filled in."
    )


def _rows(path: Path, problems: list[str]) -> Iterator[Row]:
    """Yield the rows of a workbook or CSV, each with its number; cells of a workbook without a value are problems."""
    if not path.is_file():
        raise FinlinkError(f"{path} is no file; give the list that finlink review --export wrote, filled in.")
    with path.open("rb") as stream:
        kind = detect(stream.read(64 * 1024), path.name)
    if kind == XLSX:
        sheet = read_rows(path, path.name, XLSX)[0]
        without = (note for note in sheet.notes if note.issue in ("XLSX-FORMULA", "XLSX-ERROR"))
        problems += [f"{note.message} {note.hint[:1].upper()}{note.hint[1:]}." for note in without]
        for line, _, cells in sheet.rows():
            yield line, [plain(cell) for cell in cells]
        return
    if kind:
        raise FinlinkError(f"{path.name} is neither a workbook (.xlsx) nor a CSV file; save it as one of these.")
    try:
        text = path.read_bytes().decode("utf-8-sig")
        delimiter = max(",;\t", key=text.partition("\n")[0].count)
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        for cells in reader:
            yield reader.line_num, cells
    except UnicodeDecodeError:
        raise FinlinkError(f"{path.name} is not in UTF-8; save it as CSV UTF-8, or as a workbook (.xlsx).") from None
    except csv.Error as error:
        raise FinlinkError(f"{path.name}, row {reader.line_num}: {error}; save the list again as CSV.") from None
