"""A listing as a workbook (XLSX): numbers as numbers, no formulas, no links, notes on a sheet of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from finlink.export.sheet import HEAD, LINE, MOST_LINES, fitting, is_number, new_book, print_setup
from finlink.words import plain_text

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_ROWS = 1_048_575
"""Rows that a sheet has below its header; more are continued on further sheets."""

WIDEST = 36
"""Characters across a column; longer cells go on in further lines."""


def workbook(columns: Sequence[str], rows: Sequence[Sequence[Any]], notes: Sequence[str]) -> bytes:
    """Return a workbook with the listing and, on the sheet ``about``, the notes; the same rows give the same bytes."""
    book, stream = new_book()
    for number, first in enumerate(range(0, max(len(rows), 1), MOST_ROWS), 1):
        _sheet(book, f"listing {number}" if number > 1 else "listing", columns, rows[first : first + MOST_ROWS])
    about = book.add_worksheet("about")
    about.set_column(0, 0, 120)
    for at, note in enumerate(notes):
        about.write_string(at, 0, fitting(note))
    book.close()
    return stream.getvalue()


def _sheet(book: Any, name: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    sheet = book.add_worksheet(name)
    top = {"valign": "top"}
    head = book.add_format(HEAD)
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
            if is_number(cell):
                sheet.write_number(at, n, float(cell), count if isinstance(cell, int) else amount)
            else:
                shown = fitting(plain_text(cell))
                sheet.write_string(at, n, shown, text)
                lines = max(lines, -(-len(shown) // (widths[n] - 1)))
        if lines > 1:
            sheet.set_row(at, LINE * min(lines, MOST_LINES))
    sheet.freeze_panes(1, 0)
    print_setup(sheet, sum(widths))
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
