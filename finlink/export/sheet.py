"""The manners of every workbook that finlink writes: nothing runs, nothing is cut unsaid, no clock in it."""

from __future__ import annotations

import io
from datetime import datetime
from decimal import Decimal
from typing import Any

from finlink.words import plain_text, visible

MOST_DIGITS = 15
"""Digits that a spreadsheet keeps of a number; longer ones are written as text, whole."""

LONGEST = 32_767
"""Characters that a cell holds; of a longer text the beginning, and a word that it goes on."""

LINE, MOST_LINES = 15, 27
"""A line's height in points, and the lines of the highest row."""

HEAD = {"bold": True, "bg_color": "#E8EEF4", "bottom": 1, "text_wrap": True, "valign": "top"}
"""How the cells of a header look."""

_A3, _A4 = 8, 9  # as the format numbers them
_ON_A4, _ON_A3 = 140, 230  # characters side by side that can still be read


def new_book() -> tuple[Any, io.BytesIO]:
    """Return an empty workbook, and the bytes that it is written to when closed."""
    import xlsxwriter  # noqa: PLC0415 - only a workbook needs it

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": datetime(2000, 1, 1)})  # noqa: DTZ001 - no clock in an output
    return book, stream


def print_setup(sheet: Any, width: int, header_row: int = 0) -> None:
    """Let a sheet of so many characters print legibly: A4, or A3 where it is wide, on as few pages side by side."""
    sheet.set_landscape()
    sheet.set_paper(_A4 if width <= _ON_A4 else _A3)
    sheet.set_margins(0.3, 0.3, 0.4, 0.6)
    sheet.fit_to_pages(1 if width <= _ON_A4 else -(-width // _ON_A3), 0)
    sheet.repeat_rows(header_row)
    sheet.set_footer("&L&A&R&P / &N")


def fitting(text: str) -> str:
    """Return a text as a cell holds it."""
    shown = visible(text)
    if len(shown) <= LONGEST:
        return shown
    ending = f" … [{len(shown):,} characters; the rest is in the CSV]"
    return shown[: LONGEST - len(ending)] + ending


def is_number(cell: object) -> bool:
    """Say whether a spreadsheet keeps a cell exactly as a number."""
    if isinstance(cell, bool) or not isinstance(cell, (int, float, Decimal)):
        return False
    return len(plain_text(cell).replace(".", "").lstrip("-0")) <= MOST_DIGITS
