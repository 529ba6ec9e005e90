"""The timeline on a line: where each event stands between the first day and the last."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from finlink.export.dossier import words
from finlink.export.dossier.forms import counted, end
from finlink.export.dossier.model import Mark, Strip

if TYPE_CHECKING:
    from finlink.export.dossier.source import Record

_WIDTH = 1000
_BEFORE, _AFTER = 3653, 400
"""Days before and after the as-of date that the line shows: one date in error would squeeze all others."""
_MOST_TICKS = 13


def strip(events: list[Record], as_of: date | None) -> tuple[Strip, ...]:
    """Return the picture; nothing where the events stand on fewer than two days."""
    shown = [one for one in events if as_of is None or -_BEFORE <= (one["on_day"] - as_of).days <= _AFTER]
    days = [one["on_day"] for one in shown] + ([as_of] if as_of is not None else [])
    if len(set(days)) < 2:
        return ()
    first, last = min(days), max(days)

    def place(day: date) -> int:
        return int((day - first).days * _WIDTH // (last - first).days)

    lanes = []
    for lane, kinds in words.LANES.items():
        marks = tuple(
            Mark(place(one["on_day"]), _said(one), as_of is not None and one["on_day"] > as_of)
            for one in shown
            if one["what"] in kinds
        )
        if marks:
            lanes.append((lane, marks))
    ticks = tuple(Mark(place(day), f"{day:%Y-%m}") for day in _months(first, last))
    said = words.STRIP.format(first=first.isoformat(), last=last.isoformat())
    if len(shown) < len(events):
        said += " " + words.STRIP_OUTSIDE.format(events=counted("event", len(events) - len(shown)))
    now = Mark(place(as_of), as_of.isoformat()) if as_of is not None else None
    return (Strip("strip", said, tuple(lanes), ticks, now),)


def _said(event: Record) -> str:
    return " ".join(filter(None, (event["on_day"].isoformat(), words.EVENTS[event["what"]], end(event["subject"]))))


def _months(first: date, last: date) -> list[date]:
    """Return the first days of months inside, so far apart that their names do not meet."""
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next(n for n in (1, 2, 3, 6, 12, 24, 60, 120, 600, 12_000) if months // n < _MOST_TICKS)
    found = [
        date((first.year * 12 + first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1, 1)
        for n in range(1, months + 1)
    ]
    return [day for day in found if (day.year * 12 + day.month - 1) % step == 0]
