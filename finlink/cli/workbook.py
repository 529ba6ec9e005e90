"""A listing as a workbook (XLSX): numbers as numbers, no formulas, no links, notes on a sheet of their own."""

from __future__ import annotations

import io
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from finlink.words import plain_text, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_DIGITS = 15
"""Digits that a spreadsheet keeps of a number; longer ones are written as text, whole."""

MOST_ROWS = 1_048_575
"""Rows that a sheet has below its header; more are continued on further sheets."""

WIDEST = 36
"""Characters across a column; longer cells go on in further lines."""

_LINE, _MOST_LINES = 15, 27  # a line's height in points, and the lines of the highest row

_A3, _A4 = 8, 9  # as the format numbers them
_ON_A4, _ON_A3 = 140, 230  # characters side by side that can still be read

LONGEST = 32_767
"""Characters that a cell holds; of a longer text the beginning, and a word that it goes on."""


def workbook(columns: Sequence[str], rows: Sequence[Sequence[Any]], notes: Sequence[str]) -> bytes:
    """Return a workbook with the listing and, on the sheet ``about``, the notes; the same rows give the same bytes."""
    import xlsxwriter  # noqa: PLC0415 - only a workbook needs it

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": datetime(2000, 1, 1)})  # noqa: DTZ001 - no clock in an output
    for number, first in enumerate(range(0, max(len(rows), 1), MOST_ROWS), 1):
        _sheet(book, f"listing {number}" if number > 1 else "listing", columns, rows[first : first + MOST_ROWS])
    about = book.add_worksheet("about")
    about.set_column(0, 0, 120)
    for at, note in enumerate(notes):
        about.write_string(at, 0, _fitting(note))
    book.close()
    return stream.getvalue()


def _sheet(book: Any, name: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    sheet = book.add_worksheet(name)
    top = {"valign": "top"}
    head = book.add_format({"bold": True, "bg_color": "#E8EEF4", "bottom": 1, "text_wrap": True} | top)
    amount = book.add_format({"num_format": "#,##0.00######"} | top)
    count, text = book.add_format({"num_format": "#,##0"} | top), book.add_format({"text_wrap": True} | top)
    widths = []
    for n, column in enumerate(columns):
        longest = max((len(plain_text(row[n])) for row in rows[:200] if row[n] is not None), default=0)
        widths.append(min(WIDEST, max(len(column), longest) + 2))
        sheet.set_column(n, n, widths[-1])
        sheet.write_string(0, n, column, head)
    for at, row in enumerate(rows, 1):
        lines = 1
        for n, cell in enumerate(row):
            if cell is None or cell == "":
                continue
            if _is_number(cell):
                sheet.write_number(at, n, float(cell), count if isinstance(cell, int) else amount)
            else:
                shown = _fitting(plain_text(cell))
                sheet.write_string(at, n, shown, text)
                lines = max(lines, -(-len(shown) // (widths[n] - 1)))
        if lines > 1:
            sheet.set_row(at, _LINE * min(lines, _MOST_LINES))
    sheet.freeze_panes(1, 0)
    _print_setup(sheet, sum(widths))
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)


def _print_setup(sheet: Any, width: int) -> None:
    """Let a sheet of so many characters print legibly: A4, or A3 where it is wide, on as few pages side by side."""
    sheet.set_landscape()
    sheet.set_paper(_A4 if width <= _ON_A4 else _A3)
    sheet.set_margins(0.3, 0.3, 0.4, 0.4)
    sheet.fit_to_pages(1 if width <= _ON_A4 else -(-width // _ON_A3), 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&R&P / &N")


def _fitting(text: str) -> str:
    """Return a text as a cell holds it."""
    shown = visible(text)
    if len(shown) <= LONGEST:
        return shown
    ending = f" … [{len(shown):,} characters; the rest is in the CSV]"
    return shown[: LONGEST - len(ending)] + ending


def _is_number(cell: object) -> bool:
    """Say whether a spreadsheet keeps a cell exactly as a number."""
    if isinstance(cell, bool) or not isinstance(cell, (int, float, Decimal)):
        return False
    return len(plain_text(cell).replace(".", "").lstrip("-0")) <= MOST_DIGITS
