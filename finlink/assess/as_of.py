"""The date as of which a register speaks: never silently the wall clock, so that builds can be repeated."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from finlink.engine import sql_file
from finlink.errors import FinlinkError

if TYPE_CHECKING:
    from finlink.engine import DuckEngine

GAP = timedelta(days=180)
"""A latest date further than this from the next earlier one is set aside (design, as-of date)."""


def find_as_of(engine: DuckEngine, given: str) -> tuple[date, str]:
    """Return the as-of date and what it rests on: the option given, or the row that carries the date.

    Raises FinlinkError when the register has no date at all and none was given.
    """
    engine.table("transfer_days", sql_file("finlink.assess", "transfer_days"))
    rows = engine.rows(sql_file("finlink.assess", "dates"))
    if given:
        return date.fromisoformat(given), "given"
    while len(rows) > 1 and rows[0][0] - rows[1][0] > GAP:
        rows.pop(0)
    if not rows:
        raise FinlinkError("No row of the register has a date, so nothing can be overdue; say --as-of YYYY-MM-DD.")
    return rows[0]
