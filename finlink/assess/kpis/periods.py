"""Periods, and the one before: what a trend compares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from finlink.errors import FinlinkError

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day, both counted; None leaves a side open."""

    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        """Refuse a period that ends before it begins: it would count nothing, and say so as if nothing had happened."""
        if self.since and self.until and self.until < self.since:
            ends, begins = self.until.isoformat(), self.since.isoformat()
            raise FinlinkError(f"The period ends on {ends}, before it begins on {begins}; give --from the earlier day.")

    @property
    def words(self) -> str:
        """The period in words."""
        if self.since is None and self.until is None:
            return "the whole register"
        first = self.since.isoformat() if self.since else "the beginning"
        return f"{first} to {self.until.isoformat() if self.until else 'the end'}"


def before(period: Period) -> Period:
    """Return the period before: for whole calendar months as many whole months, else as many days.

    So the month before a month, the quarter before a quarter and the year before a year. Raises FinlinkError where a
    side is open, or where there is no such period.

    >>> before(Period(date(2025, 4, 1), date(2025, 6, 30))).words
    '2025-01-01 to 2025-03-31'
    >>> before(Period(date(2025, 3, 2), date(2025, 3, 3))).words
    '2025-02-28 to 2025-03-01'
    """
    since, until = period.since, period.until
    if since is None or until is None:
        raise FinlinkError("A trend needs both ends of the period; give --from DATE and --to DATE.")
    try:
        last = since - _DAY
        if since.day == 1 and (until + _DAY).day == 1:
            months = (until.year - since.year) * 12 + until.month - since.month + 1
            year, month = divmod(since.year * 12 + since.month - 1 - months, 12)
            return Period(date(year, month + 1, 1), last)
        return Period(last - (until - since), last)
    except (OverflowError, ValueError):
        raise FinlinkError(f"There is no period before {period.words}; choose a later one.") from None
