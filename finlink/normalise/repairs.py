"""Rows that were set aside once and come back repaired: each counts once, and the original row names its repair."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finlink.engine import literal
from finlink.errors import Issue
from finlink.read import Reject

if TYPE_CHECKING:
    from finlink.engine import DuckEngine
    from finlink.normalise.loaded import Loaded
    from finlink.read import FileRead

_FILE, _ROW = "x_finlink_file", "x_finlink_row"


def settle_repairs(engine: DuckEngine, loaded: Loaded) -> None:
    """Link repaired rows with their originals; one whose original is itself in use is set aside."""
    for table, present in loaded.present.items():
        if not {_FILE, _ROW} <= set(present):
            continue
        rows = engine.rows(
            f"SELECT source_file, source_row, {_FILE}, try_cast({_ROW} AS BIGINT) FROM in_{table} "
            f"WHERE {_FILE} IS NOT NULL ORDER BY 1, 2"
        )
        by_name = {file.name: file for file in loaded.files if file.input.table == table}
        done: dict[tuple[str, int], str] = {}
        twice = []
        for file, row, original, at in rows:
            found = by_name.get(original)
            if found is None or at is None:
                continue
            here = f"{file}:{row}"
            first = done.setdefault((original, at), here)
            if first != here or at not in {reject.row for reject in found.rejects}:
                twice.append((file, row, f"{original}:{at}", first if first != here else ""))
        repaired = {place: here for place, here in done.items() if _is_rejected(by_name[place[0]], place[1])}
        _mark(loaded, repaired, by_name)
        _set_aside(engine, loaded, table, twice, by_name)


def _is_rejected(file: FileRead, row: int) -> bool:
    return any(reject.row == row for reject in file.rejects)


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
    engine: DuckEngine,
    loaded: Loaded,
    table: str,
    twice: list[tuple[str, int, str, str]],
    by_name: dict[str, FileRead],
) -> None:
    """Take repaired rows out that would count twice: their original is in use, or was repaired before."""
    if not twice:
        return
    for file, row, original, first in twice:
        what = f"which {first} repairs already" if first else "which is itself in use"
        message = f"The row repairs {original}, {what}; it is set aside, so that nothing counts twice."
        hint = "remove one of the two rows"
        loaded.issues.append(Issue(file, row, "", "REPAIR-TWICE", "error", original, message, hint))
        by_name[file].rejects.append(Reject(row, by_name[file].lines_of(row), "REPAIR-TWICE", original, "", ""))
    places = ", ".join(f"({literal(file)}, {row})" for file, row, _, _ in twice)
    gone = f"(source_file, source_row) IN ({places})"
    loaded.take_out_money(engine, table, gone)
    loaded.keep(engine, table, f"NOT ({gone})")
