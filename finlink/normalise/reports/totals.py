"""Totals rows of a file beside the sums of its rows: they are never read as records, but they must agree."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from finlink.read import Reading
from finlink.read.formats import EXACT, plain
from finlink.words import plain_text

if TYPE_CHECKING:
    from finlink.normalise.columns.typedfile import TypedFile

_AMOUNT = re.compile(r"[+-]?\d{1,18}(\.\d{1,18})?")
_GROUPS = " \u00a0\u202f'’"


def report_totals(typed: TypedFile) -> None:
    """Compare each total of the file with the sum of the rows in use, column by column."""
    careful = typed.file.careful
    for row, cells in careful.totals if careful else ():
        for column in typed.cells.columns:
            position = typed.file.header.match.columns.get(column.name, len(cells))
            if column.type != "amount" or position >= len(cells) or not cells[position].strip():
                continue
            exact = typed.cells.exact and EXACT in cells[position]
            text = plain(cells[position].strip()) if exact else cells[position].strip()
            stated = _amount(text, "." if exact else typed.how.marks[column.name].way)
            if stated is None:
                continue
            found = typed.engine.value(f'SELECT sum("{column.name}") FROM {typed.stored}') or Decimal(0)
            if stated == found:
                because = f"the sum of the rows in use (row {row})"
                typed.file.readings.append(Reading("total", text, "found", because, column.name))
            else:
                message = (
                    f"The total of {column.name} is {text}, but the rows in use add up to {plain_text(found)}: a "
                    f"difference of {plain_text(stated - found)}."
                )
                hint = "look for rows that were set aside, are missing or were added since"
                typed.issue(row, column.name, "CONTROL-SUM", "warning", text, message, hint)


def _amount(text: str, mark: str) -> Decimal | None:
    """Return a total under the decimal mark of its column; None where it is not plainly an amount."""
    other = {",": ".", ".": ","}.get(mark, "")
    bare = "".join(c for c in text.strip() if c not in _GROUPS and c != other)
    bare = bare.replace(",", ".") if mark == "," else bare
    return Decimal(bare) if _AMOUNT.fullmatch(bare) else None
