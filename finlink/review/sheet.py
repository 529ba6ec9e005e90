"""The list of proposed links as a workbook or CSV, to be judged away from the machine.

xlsxwriter (BSD) writes the workbook: it streams, and needs nothing else. openpyxl would write it too, three times
slower, and is kept for the tests, which read with it what is written here.
"""

from __future__ import annotations

import csv
import io
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

from finlink.errors import FinlinkError
from finlink.files import write_bytes, write_text
from finlink.review.decisions import WORDS
from finlink.review.worklist import FORMULA
from finlink.words import plain_text, visible

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from finlink.review.worklist import Proposal

COLUMNS = (
    "left", "right", "kind", "via", "strength", "value_eur", "left_loss_eur", "right_loss_eur", "notes", "evidence",
    "decision", "reason", "by",
)  # fmt: skip
"""The columns of the list; the last three are to be filled in."""

TO_FILL = ("decision", "reason", "by")
LONGEST = 32_000
"""Characters of a cell; Excel takes 32,767."""

_WIDTHS = {"left": 16, "right": 16, "kind": 20, "via": 34, "notes": 40, "evidence": 34, "reason": 40}
_FORMULA = re.compile(r"^[=+@\t\r-]")


def rows_of(found: Sequence[Proposal]) -> list[tuple[Any, ...]]:
    """Return the list's rows, one a pair: what several links share is separated by semicolons."""
    return [
        (
            one.left,
            one.right,
            "; ".join(dict.fromkeys(link.kind for link in one.links)),
            "; ".join(dict.fromkeys(link.via for link in one.links)),
            one.strength,
            one.value,
            one.left_loss,
            one.right_loss,
            "; ".join(dict.fromkeys(f"{name}: {words}" for link in one.links for name, words in link.notes)),
            "; ".join(dict.fromkeys(place for link in one.links for place in link.evidence.split("; "))),
            "",
            "",
            "",
        )
        for one in found
    ]


def write_sheet(path: Path, found: Sequence[Proposal], as_of: str, formula: str = FORMULA) -> None:
    """Write the list to ``path``, a workbook (.xlsx) or CSV by its ending, whole or not at all."""
    kind = path.suffix.lower()
    if kind not in (".xlsx", ".csv"):
        raise FinlinkError(
            f"{path} ends neither in .xlsx nor in .csv; name the file so that its ending says what it is."
        )
    rows = rows_of(found)
    if kind == ".xlsx":
        write_bytes(path, _workbook(rows, as_of, formula))
        return
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    write_text(path, stream.getvalue())


def _safe(cell: object) -> str:
    """Return a cell that no spreadsheet takes for a formula: a blank before it, which reading takes off again."""
    text = plain_text(cell)
    return f" {text}" if isinstance(cell, str) and _FORMULA.match(text) else text


def _workbook(rows: Sequence[tuple[Any, ...]], as_of: str, formula: str) -> bytes:
    import xlsxwriter  # noqa: PLC0415 - only a workbook needs it

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": datetime(2000, 1, 1)})  # noqa: DTZ001 - the same list gives the same bytes
    try:
        _fill_sheet(book, rows)
        _explain_sheet(book, as_of, formula)
    finally:
        book.close()
    return stream.getvalue()


def _fill_sheet(book: Any, rows: Sequence[tuple[Any, ...]]) -> None:
    sheet = book.add_worksheet("review")
    head = book.add_format({"bold": True, "bg_color": "#E8EEF4", "bottom": 1})
    fill = book.add_format({"bold": True, "bg_color": "#FFF2CC", "bottom": 1})
    money = book.add_format({"num_format": "#,##0.00"})
    text = book.add_format({"num_format": "@"})
    for n, name in enumerate(COLUMNS):
        sheet.set_column(n, n, _WIDTHS.get(name, 14), text if name in TO_FILL else None)
        sheet.write_string(0, n, name, fill if name in TO_FILL else head)
    for at, row in enumerate(rows, start=1):
        for n, cell in enumerate(row):
            if cell is None or cell == "":
                continue
            if isinstance(cell, str):
                sheet.write_string(at, n, cell if n < 2 else visible(cell)[:LONGEST])
            else:
                sheet.write_number(at, n, float(cell), money if COLUMNS[n].endswith("_eur") else None)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(len(rows), 1), len(COLUMNS) - 1)
    if rows:
        place = COLUMNS.index("decision")
        sheet.data_validation(1, place, len(rows), place, {
            "validate": "list", "source": list(WORDS), "ignore_blank": True, "error_title": "Not a decision",
            "error_message": "Choose same, different or unsure, or leave the cell empty.",
        })  # fmt: skip


def _explain_sheet(book: Any, as_of: str, formula: str) -> None:
    sheet = book.add_worksheet("how")
    sheet.set_column(0, 0, 110)
    lines = [
        "One row is one pair of cases that share something. Fill in the yellow columns and read the file back with:",
        "    finlink review BUILD --import FILE",
        "decision: same (they belong together), different (they do not), unsure (looked at, not decided).",
        "Rows without a decision are left alone.",
        "reason: why, in your words. by: who decides; empty = the name given with --by.",
        f"{formula}.",
        "An unknown loss adds nothing. A link is a lead from what two files share, never proof.",
        as_of,
    ]
    for n, line in enumerate(lines):
        sheet.write_string(n, 0, line)
