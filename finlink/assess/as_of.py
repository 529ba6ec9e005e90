"""The date as of which a register speaks: never silently the wall clock, so that builds can be repeated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from finlink.engine import sql_file

if TYPE_CHECKING:
    from finlink.engine import DuckEngine

GAP = timedelta(days=180)
"""A latest date further than this from the next earlier one is set aside (design, as-of date)."""


@dataclass(frozen=True, slots=True)
class AsOf:
    """The as-of date, None where the register has no date at all, and what it rests on ("given", or a row)."""

    day: date | None
    basis: str

    @property
    def words(self) -> str:
        """The sentence that every output prints."""
        if self.day is None:
            return f"As of an unknown date ({self.basis})."
        return f"As of {self.day.isoformat()} ({self.basis if self.basis == 'given' else f'from {self.basis}'})."

    @property
    def day_words(self) -> str:
        """The same without the row that it rests on, for those who must not see the register's files named."""
        return "As of an unknown date." if self.day is None else f"As of {self.day.isoformat()}."


def find_as_of(engine: DuckEngine, given: str) -> AsOf:
    """Return the as-of date and what it rests on: the option given, or the row that carries the date."""
    engine.table("transfer_days", sql_file("finlink.assess", "transfer_days"))
    rows = engine.rows(sql_file("finlink.assess", "dates"))
    if given:
        return AsOf(date.fromisoformat(given), "given")
    while len(rows) > 1 and rows[0][0] - rows[1][0] > GAP:
        rows.pop(0)
    return AsOf(*rows[0]) if rows else AsOf(None, "no row of the register has a date")
