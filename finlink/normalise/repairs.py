"""Rows that were set aside once and come back repaired: each counts once, and the original row names its repair."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from finlink.engine import literal
from finlink.errors import Issue
from finlink.normalise.reports.messages import shown
from finlink.read import REPAIR_COLUMNS, Reject

if TYPE_CHECKING:
    from finlink.engine import DuckEngine
    from finlink.normalise.loaded import Loaded
    from finlink.read import FileRead

_FILE, _ROW = (f"x_{name}" for name in REPAIR_COLUMNS[:2])
_NUMBER = re.compile("[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class _Aside:
    """A repaired row that does not count: where it stands, under which code, and why."""

    file: str
    row: int
    issue: str
    value: str
    message: str
    hint: str


def settle_repairs(engine: DuckEngine, loaded: Loaded) -> None:
    """Link repaired rows with their originals; one whose original is in use, or cannot be found, is set aside."""
    for table, present in loaded.present.items():
        files = [file for file in loaded.files if file.input.table == table]
        repairs = [file.name for file in files if _is_repair(file)]
        if not repairs or _FILE not in present:
            continue
        number = _ROW if _ROW in present else "NULL"
        names = ", ".join(map(literal, repairs))
        rows = engine.rows(
            f"SELECT source_file, source_row, coalesce({_FILE}, ''), coalesce({number}, '') FROM in_{table} "
            f"WHERE source_file IN ({names}) ORDER BY 1, 2"
        )
        originals = {file.name.casefold(): file for file in files if not _is_repair(file)}
        originals |= {file.name.casefold(): file for file in files if file.name.casefold() not in originals}
        done: dict[tuple[str, int], str] = {}
        placed = [_placed(file, row, original, at, originals, done) for file, row, original, at in rows]
        aside = [one for one in placed if one is not None]
        by_name = {file.name: file for file in files}
        _mark(loaded, done, by_name)
        _set_aside(engine, loaded, table, aside, by_name)


def _is_repair(file: FileRead) -> bool:
    return REPAIR_COLUMNS[0] in file.header.cells


def _placed(  # noqa: PLR0917 - a row of the query, the files it may repair, and what was repaired so far
    file: str, row: int, original: str, at: str, originals: dict[str, FileRead], done: dict[tuple[str, int], str]
) -> _Aside | None:
    """Note which row one row repairs in ``done``, or say why it cannot count."""
    unknown = "give finlink_file and finlink_row as they stand in the file of rejected rows, or remove the row"
    found = originals.get(original.strip().casefold())
    if found is None or not _NUMBER.fullmatch(at.strip()):
        message = (
            f"The row does not say which row it repairs: finlink_file is {shown(original)} and finlink_row is "
            f"{shown(at)}; it is set aside, so that nothing counts twice."
        )
        return _Aside(file, row, "REPAIR-UNKNOWN", original, message, unknown)
    number = int(at.strip())
    place = f"{found.name}:{number}"
    if number > found.scan.lines:
        message = f"The row repairs {place}, but that file has only {found.scan.lines} rows; it is set aside."
        return _Aside(file, row, "REPAIR-UNKNOWN", place, message, unknown)
    here = f"{file}:{row}"
    first = done.get((found.name, number))
    if first is None and any(reject.row == number for reject in found.rejects):
        done[found.name, number] = here
        return None
    what = f"which {first} repairs already" if first else "which is itself in use"
    message = f"The row repairs {place}, {what}; it is set aside, so that nothing counts twice."
    return _Aside(file, row, "REPAIR-TWICE", place, message, "remove one of the two rows")


def _mark(loaded: Loaded, repaired: dict[tuple[str, int], str], by_name: dict[str, FileRead]) -> None:
    """Turn the errors of repaired rows into information that says where the repair stands."""
    for file, row in repaired:
        by_name[file].repaired.add(row)
    for n, issue in enumerate(loaded.issues):
        here = repaired.get((issue.file, issue.row))
        if here is not None and issue.severity == "error":
            message = f"{issue.message} The row stands, repaired, at {here}."
            loaded.issues[n] = replace(issue, issue="REPAIRED", severity="info", message=message, hint="")


def _set_aside(
    engine: DuckEngine, loaded: Loaded, table: str, aside: list[_Aside], by_name: dict[str, FileRead]
) -> None:
    """Take repaired rows out that do not count."""
    if not aside:
        return
    for one in aside:
        loaded.issues.append(Issue(one.file, one.row, "", one.issue, "error", one.value, one.message, one.hint))
        lines = by_name[one.file].lines_of(one.row)
        by_name[one.file].rejects.append(Reject(one.row, lines, one.issue, one.value, "", ""))
    places = ", ".join(f"({literal(one.file)}, {one.row})" for one in aside)
    gone = f"(source_file, source_row) IN ({places})"
    loaded.take_out_money(engine, table, gone)
    loaded.keep(engine, table, f"NOT ({gone})")
