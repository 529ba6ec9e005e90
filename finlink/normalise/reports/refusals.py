"""Reporting the cells that their type refused: each with its reason, and what a whole column left open once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.identifiers.text import intruder
from finlink.normalise.columns.cells import refused
from finlink.normalise.columns.dates import FIGURE_WORDS
from finlink.normalise.columns.deciding import Choice
from finlink.normalise.columns.types import AMOUNTS, DATES, IDENTIFIERS
from finlink.normalise.reports.messages import cited, refused_amount, refused_code, refused_date, shown
from finlink.read.formats import EXACT, plain
from finlink.read.readings import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from finlink.errors import Severity
    from finlink.normalise.columns.typedfile import TypedFile
    from finlink.normalise.reports.messages import Refusal
    from finlink.read.readings import How
    from finlink.schema import Column

_HOW: dict[str, How] = {"declared": "declared", "proven": "found", "beside": "found"}
_OPEN = ("ambiguous", "mixed")


def report_refused(one: TypedFile, column: Column) -> None:
    """Report each cell of ``column`` whose text its type refused; the reason is found once per distinct text."""
    fatal = one.is_fatal(column)
    severity: Severity = "error" if fatal else "warning"
    tail = "the row is set aside" if fatal else "the cell counts as unknown"
    currency = one.cells.currency_of(column) if column.type == "amount" else ""
    beside = f'"{currency}"' if currency else "NULL"
    rows = one.engine.rows(
        f"SELECT {one.row}, {refused(column)}, {beside} FROM {one.stored} WHERE {refused(column)} IS NOT NULL "
        "ORDER BY 1"
    )
    why = _reason(one, column)
    known: dict[tuple[str, str | None], tuple[str, str, str]] = {}
    for row, text, code in rows:
        said = known.get((text, code))
        if said is None:
            issue, what, hint = why(text, code)
            cell = plain(text) if one.cells.exact else text
            said = known[text, code] = issue, f"{column.name} is {shown(cell)}, which {what}; {tail}.", hint
        one.issue(row, column.name, said[0], severity, plain(text) if one.cells.exact else text, said[1], said[2])


def _reason(one: TypedFile, column: Column) -> Callable[[str, str | None], Refusal]:
    """Return what tells why a text of ``column`` is refused, given the currency of its row."""
    if column.type in AMOUNTS:
        mark, negative = one.how.marks[column.name], one.cells.is_negative(column)
        return lambda text, code: refused_amount(
            *_shown_amount(one, text, mark), kind=column.type, negative=negative, currency=code
        )
    if column.type in DATES:
        order, reading = one.how.orders[column.name]
        return lambda text, _: refused_date(text, order, reading, kind=column.type)
    if column.type in IDENTIFIERS:
        return lambda text, _: _intruder(text)
    return lambda text, _: refused_code(column.type, text)


def _shown_amount(one: TypedFile, text: str, choice: Choice) -> tuple[str, Choice]:
    """Return an amount as it is shown, and how it was read: the decimal point of an exact number is no doubtful one."""
    if one.cells.exact and EXACT in text:
        return plain(text), Choice(".", "plain")
    return text, choice


def _intruder(text: str) -> Refusal:
    unseen = intruder(text, letters=False)
    hint = "type it anew from the document, in Latin letters"
    if unseen:
        return "INVISIBLE", unseen, hint
    separator = next((c for c in text if c in "\u0085\u2028\u2029"), "")
    if separator:
        return "INVISIBLE", f"contains the line separator U+{ord(separator):04X}", hint
    return "CONFUSABLE", intruder(text), hint


def report_readings(one: TypedFile) -> None:
    """Write down how each column is read and by which cells, and report the columns that stay open."""
    columns = {column.name: column for column in one.cells.columns}
    for name, choice in one.how.marks.items():
        if choice.state in _HOW:
            _note(one, "decimal mark", choice.way, name, choice)
        elif choice.state in _OPEN:
            _report_open_mark(one, columns[name], choice)
    for name, (choice, reading) in one.how.orders.items():
        evidence = one.finder.evidence[name]
        if reading.figure:
            because = cited(evidence.first(reading.figure, most=1))
            one.file.readings.append(Reading("date order", FIGURE_WORDS[reading.figure], "found", because, name))
        elif choice.state in _HOW:
            _note(one, "date order", choice.way, name, choice)
        elif choice.state in _OPEN:
            _report_open_order(one, columns[name], choice)
        elif dotted := evidence.first("dotted", most=1):
            one.file.readings.append(Reading("date order", "dmy", "default", cited(dotted), name))


def _note(one: TypedFile, what: str, value: str, column: str, choice: Choice) -> None:
    how = _HOW[choice.state]
    if how == "declared":
        how = one.declared_by("decimal" if what == "decimal mark" else "dates")
    beside = " in another column of the file" if choice.state == "beside" else ""
    one.file.readings.append(Reading(what, value, how, cited(choice.cells) + beside, column))


def _consequence(one: TypedFile, column: Column) -> tuple[Severity, str]:
    if one.is_fatal(column):
        return "error", "the rows are set aside"
    return "warning", "the cells count as unknown"


def _report_open_mark(one: TypedFile, column: Column, choice: Choice) -> None:
    severity, tail = _consequence(one, column)
    hint = (
        'say --decimal , or --decimal . (in finlink.toml: decimal = ",", for all files or for this one under [files])'
    )
    if choice.state == "mixed":
        message = (
            f"{column.name} is written with both decimal marks, {cited(choice.cells)}, so no cell with a mark is "
            f"read; {tail}."
        )
        one.issue(0, column.name, "DECIMAL-MIXED", severity, choice.cells[0][1], message, hint)
        return
    message = (
        f"The decimal mark of {column.name} cannot be told: {cited(choice.cells)} may be thousands or decimals; {tail}."
    )
    one.issue(0, column.name, "DECIMAL-AMBIGUOUS", severity, choice.cells[0][1], message, hint)


def _report_open_order(one: TypedFile, column: Column, choice: Choice) -> None:
    severity, tail = _consequence(one, column)
    hint = (
        'say --dates dmy or --dates mdy (in finlink.toml: dates = "dmy", for all files or for this one under [files])'
    )
    if choice.state == "mixed":
        message = (
            f"{column.name} is written in two orders, {cited(choice.cells)}, so no date that leaves the order open is "
            f"read; {tail}."
        )
        one.issue(0, column.name, "DATE-MIXED", severity, choice.cells[0][1], message, hint)
        return
    message = (
        f"The order of day and month in {column.name} cannot be told: {cited(choice.cells)} may be day first or "
        f"month first; {tail}."
    )
    one.issue(0, column.name, "DATE-AMBIGUOUS", severity, choice.cells[0][1], message, hint)
