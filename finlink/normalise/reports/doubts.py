"""Reporting typed cells that are used and yet doubtful: amounts of zero, far years, times without or outside a zone."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from finlink.engine import literal
from finlink.normalise.columns import zones
from finlink.normalise.columns.evidence import is_birth
from finlink.normalise.columns.types import DATES
from finlink.normalise.reports.messages import shown
from finlink.read.readings import Reading

if TYPE_CHECKING:
    from finlink.normalise.columns.typedfile import TypedFile
    from finlink.normalise.columns.zones import Change
    from finlink.schema import Column

_FIRST_YEAR, _FIRST_BIRTH, _LAST_YEAR = 1970, 1900, 2100


def report_doubts(one: TypedFile) -> None:
    """Report what is doubtful in the usable rows of a typed file; nothing is changed."""
    for column in one.cells.columns:
        if column.name == "amount":
            _report_zero(one, column)
        if column.type in DATES:
            _report_far(one, column)
        if column.type == "time" and _has_local(one, column):
            _report_zone(one, column)


def _has_local(one: TypedFile, column: Column) -> bool:
    reading = one.how.orders[column.name][1]
    return reading.local or reading.general


def _report_zero(one: TypedFile, column: Column) -> None:
    message = f"{column.name} is 0; the row is kept."
    hint = "see whether the document gives an amount"
    for (row,) in one.engine.rows(f'SELECT {one.row} FROM {one.stored} WHERE "{column.name}" = 0 ORDER BY 1'):
        one.issue(row, column.name, "AMOUNT-ZERO", "warning", "0", message, hint)


def _report_far(one: TypedFile, column: Column) -> None:
    """Report dates outside the years that a register can speak of; the clock is not asked, so builds stay the same."""
    first = _FIRST_BIRTH if is_birth(column) else _FIRST_YEAR
    x = f'"{column.name}"'
    rows = one.engine.rows(
        f"SELECT {one.row}, CAST({x} AS VARCHAR) FROM {one.stored} "
        f"WHERE {x} < DATE '{first}-01-01' OR {x} >= DATE '{_LAST_YEAR + 1}-01-01' ORDER BY 1"
    )
    for row, value in rows:
        message = f"{column.name} is {value}, which is before {first} or after {_LAST_YEAR}; it is kept."
        one.issue(row, column.name, "RANGE", "warning", value, message, "correct the year if it is wrong")


def _report_zone(one: TypedFile, column: Column) -> None:
    """Say in which zone clock times without one are read, and which of them its clocks leave out or give twice."""
    local = f'"{column.name}__local"'
    found = one.engine.rows(f"SELECT count({local}), min({local}), max({local}) FROM {one.stored}")[0]
    count, first, last = found
    if not count:
        return
    name = one.how.orders[column.name][1].zone
    row, text = _first_local(one, column)
    because = f"{shown(text)} (row {row})"
    if name:
        one.file.readings.append(Reading("time zone", name, one.declared_by("zone"), because, column.name))
        for change in zones.doubtful(name, first, last):
            _report_change(one, column, name, change)
        return
    one.file.readings.append(Reading("time zone", "UTC", "default", because, column.name))
    message = (
        f"{column.name} has {count} clock times without a time zone, the first {because}; they are read as UTC."
        if count > 1
        else f"{column.name} has a clock time without a time zone, {because}; it is read as UTC."
    )
    hint = 'say whose clock it is: --zone Europe/Belgrade, or zone = "Europe/Belgrade" in finlink.toml ("UTC" if so)'
    one.issue(0, column.name, "TIME-ZONE", "warning", text, message, hint)


def _first_local(one: TypedFile, column: Column) -> tuple[int, str]:
    """Return the first clock time without a zone, as written."""
    if written := one.finder.evidence[column.name].first("local", most=1):
        return written[0]
    local = f'"{column.name}__local"'
    where = f"FROM {one.stored} WHERE {local} IS NOT NULL"
    [(row, text)] = one.engine.rows(f"SELECT {one.row}, CAST({local} AS VARCHAR) {where} ORDER BY 1 LIMIT 1")
    return row, text


def _report_change(one: TypedFile, column: Column, name: str, change: Change) -> None:
    """Report the times that one change of the clocks left out or gave twice; both readings are named."""
    local, start, end = f'"{column.name}__local"', *change.doubtful
    text = f"coalesce({column.name}_text, CAST({local} AS VARCHAR))" if one.cells.table == "transfers" else local
    where = f"{local} >= TIMESTAMP {literal(start)} AND {local} < TIMESTAMP {literal(end)}"
    rows = one.engine.rows(
        f"SELECT {one.row}, {local}, CAST({text} AS VARCHAR) FROM {one.stored} WHERE {where} ORDER BY 1"
    )
    for row, wall, written in rows:
        kept, other = (wall - timedelta(seconds=seconds) for seconds in (change.before, change.after))
        what = (
            f"which never was on the clocks of {name} ({start:%H:%M} was followed by {end:%H:%M})"
            if change.left_out
            else f"which came twice in {name} ({end:%H:%M} was followed by {start:%H:%M})"
        )
        which = "with the distance before the change" if change.left_out else "the first of the two"
        message = (
            f"{column.name} is {shown(written)}, {what}; it is stored as {kept} UTC, {which}; the other reading is "
            f"{other} UTC."
        )
        code = "DST-GAP" if change.left_out else "DST-TWICE"
        one.issue(
            row, column.name, code, "warning", written, message, "see the document for the zone it was written in"
        )
