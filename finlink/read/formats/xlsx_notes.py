"""What is said about a sheet: cells that could not be taken as they stand, and what Excel shows differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.read.formats.rows import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finlink.errors import Severity
    from finlink.read.formats.xlsx_book import Sheet
    from finlink.read.formats.xlsx_sheet import SheetFacts

_CELLS: dict[str, tuple[str, str, str]] = {
    "FORMULA": (
        "XLSX-FORMULA",
        "holds a formula that was never calculated; the cell is taken as empty",
        "open the file in Excel or LibreOffice, save it, and read it again",
    ),
    "ERROR": (
        "XLSX-ERROR",
        "shows the error {value}; the cell is taken as empty",
        "mend the formula, or type the value",
    ),
    "DIGITS": (
        "XLSX-DIGITS",
        "holds {value} as a number; Excel keeps 15 digits of a number, so the last ones may have been lost",
        "compare the cell with its source, and format the column as text before typing or importing it",
    ),
    "DATE": (
        "XLSX-DATE",
        "is formatted as a date, but {value} is none; the number is taken",
        "correct the date, or the cell's format",
    ),
    "NUMBER": ("XLSX-NUMBER", "should be a number, but {value} is none; the text is taken", "correct the cell"),
}


def cell_notes(facts: SheetFacts, sheet: Sheet, name: str) -> Iterator[Note]:
    """Yield a warning for each noted cell, and one for those of its kind beyond the first 200."""
    for kind, (issue, what, hint) in _CELLS.items():
        for row, column, value in facts.cells[kind]:
            message = f'{name}, sheet "{sheet.name}": cell {column}{row} {what.format(value=value)}.'
            yield Note(row, column, issue, "warning", value, message, hint)
        if more := facts.more[kind]:
            message = f'{name}, sheet "{sheet.name}": {more} further cells have the same problem ({issue}).'
            yield Note(0, "", issue, "warning", str(more), message, hint)


def other_notes(sheet: Sheet, others: list[Sheet], alike: list[Sheet], name: str) -> Iterator[Note]:
    """Yield what is said about the sheets that were not read; a warning for those with the header of the one read."""
    rest = [other for other in others if other not in alike]
    hint = 'name another sheet (sheet = "…") for this file in finlink.toml, once per sheet to be read'
    if alike:
        which = (
            "the sheets {} have the same header, and their"
            if len(alike) > 1
            else "the sheet {} has the same header, and its"
        )
        message = f'{name}: sheet "{sheet.name}" was read; {which.format(_named(alike))} rows are left out.'
        yield Note(0, "", "XLSX-SHEETS", "warning", str(len(alike)), message, hint)
    if rest:
        message = f'{name}: sheet "{sheet.name}" was read; {len(rest)} more with values ({_named(rest)}) not.'
        yield _info("XLSX-SHEETS", str(len(rest)), message, hint)


def _named(sheets: list[Sheet]) -> str:
    return ", ".join(f'"{one.name}"' for one in sheets[:20]) + (", …" if len(sheets) > 20 else "")


def sheet_notes(facts: SheetFacts, sheet: Sheet, name: str) -> Iterator[Note]:
    """Yield what is said once about the sheet itself: hidden parts, merged cells."""
    hidden = []
    if sheet.hidden:
        hidden.append("the sheet itself")
    if facts.hidden_rows:
        hidden.append(f"{len(facts.hidden_rows)} rows ({_first([str(row) for row in facts.hidden_rows])})")
    if facts.hidden_columns:
        hidden.append(f"columns ({_first(facts.hidden_columns)})")
    if hidden:
        message = f'{name}, sheet "{sheet.name}": Excel hides {" and ".join(hidden)}; all was read.'
        yield _info("XLSX-HIDDEN", "", message, "remove what should not count")
    if facts.merged:
        message = (
            f'{name}, sheet "{sheet.name}": {len(facts.merged)} ranges of cells are merged ({_first(facts.merged)}); '
            "only the first cell of each has the value."
        )
        yield _info(
            "XLSX-MERGED", str(len(facts.merged)), message, "unmerge them, and fill in the value where it holds"
        )


def _first(values: list[str]) -> str:
    return ", ".join(values[:5]) + (", …" if len(values) > 5 else "")


def _info(issue: str, value: str, message: str, hint: str) -> Note:
    severity: Severity = "info"
    return Note(0, "", issue, severity, value, message, hint)
