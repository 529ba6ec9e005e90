"""Time zones as arithmetic: when a zone's distance from UTC changes, and SQL that turns its wall time into UTC.

The rules come from the IANA database in the ``tzdata`` package, not from the computer, so that two computers build
the same. A wall time that a change in autumn gives twice means the first of the two, as in Python (PEP 495); one that a
change in spring leaves out is read with the distance that held before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

_FIRST, _LAST = 1900, 2100


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a zone's distance from UTC: ``at`` (UTC, naive), seconds ``before`` and ``after``."""

    at: datetime
    before: int
    after: int

    @property
    def left_out(self) -> bool:
        """Whether wall time jumps ahead, so that some of it never was; else some of it came twice."""
        return self.after > self.before

    @property
    def doubtful(self) -> tuple[datetime, datetime]:
        """The wall times that never were or came twice: from, and up to but without."""
        one, other = (self.at + timedelta(seconds=seconds) for seconds in (self.before, self.after))
        return min(one, other), max(one, other)


@cache
def zone(name: str) -> ZoneInfo:
    """Return the zone ``name`` from the tzdata package, or from the computer where the package lacks it."""
    try:
        with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as stream:
            return ZoneInfo.from_file(stream, key=name)
    except (ModuleNotFoundError, OSError, ValueError):
        return ZoneInfo(name)


@cache
def changes(name: str) -> tuple[Change, ...]:
    """Return every change of the zone from 1900 to 2100, in order of time."""
    rules = zone(name)
    day = datetime(_FIRST, 1, 1, tzinfo=UTC)
    end = datetime(_LAST + 1, 1, 1, tzinfo=UTC)
    found = []
    offset = _seconds(rules, day)
    while day < end:
        following = day + timedelta(days=1)
        if (after := _seconds(rules, following)) != offset:
            found.append(Change(_instant(rules, day, following).replace(tzinfo=None), offset, after))
            offset = after
        day = following
    return tuple(found)


def _seconds(rules: ZoneInfo, instant: datetime) -> int:
    offset = instant.astimezone(rules).utcoffset()
    return int(offset.total_seconds()) if offset is not None else 0


def _instant(rules: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """Return the second at which the distance changes, between ``low`` and ``high``."""
    before = _seconds(rules, low)
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
        low, high = (middle, high) if _seconds(rules, middle) == before else (low, middle)
    return high


def to_utc(name: str, local: str) -> str:
    """Return SQL for the UTC TIMESTAMP of the wall time ``local`` (the name of a TIMESTAMP column)."""
    known = changes(name)
    offsets = [known[0].before if known else _seconds(zone(name), datetime(2000, 1, 1, tzinfo=UTC))]
    offsets += [one.after for one in known]
    return f"({local} - to_seconds({_search(local, [one.doubtful[1] for one in known], offsets)}))"


def _search(local: str, bounds: list[datetime], offsets: list[int]) -> str:
    """Return nested CASEs that find the offset by halving: eight comparisons for two centuries."""
    if not bounds:
        return str(offsets[0])
    middle = len(bounds) // 2
    below = _search(local, bounds[:middle], offsets[: middle + 1])
    above = _search(local, bounds[middle + 1 :], offsets[middle + 1 :])
    return f"CASE WHEN {local} < TIMESTAMP '{bounds[middle]}' THEN {below} ELSE {above} END"


def doubtful(name: str, first: datetime, last: datetime) -> list[Change]:
    """Return the changes whose doubtful wall times reach into the time from ``first`` to ``last``."""
    return [one for one in changes(name) if one.doubtful[1] > first and one.doubtful[0] <= last]
